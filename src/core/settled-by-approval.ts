/** Rules that an approval settles. A waiver of one holds like an approval, on the commit that it was given for. */
export const SETTLED_BY_APPROVAL: ReadonlySet<string> = new Set([
  "trace/checklist-without-approval",
  "trace/config-weakened",
  "trace/gate-changed-with-code",
]);
