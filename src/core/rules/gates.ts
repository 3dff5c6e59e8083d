/** What decides about merges: our configuration, the constitution, and the workflows that report checks. */
export const GATES: readonly string[] = [
  ".github/spec-kit-enforce.yml",
  ".github/spec-kit-enforce.yaml",
  "**/constitution.md",
  ".github/workflows",
  ".github/actions",
  "CODEOWNERS",
  ".github/CODEOWNERS",
  "docs/CODEOWNERS",
];
