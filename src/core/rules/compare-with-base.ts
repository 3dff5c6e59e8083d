import type { Finding } from "../report/finding.ts";

/** Marks the findings that the merge base has as well as `existing`. Of equal ones each is numbered, so a second one is new. */
export function compareWithBase(head: readonly Finding[], base: readonly Finding[]): readonly Finding[] {
  const known = new Set(base.map(({ fingerprint }) => fingerprint));
  return head.map((finding) => (known.has(finding.fingerprint) ? { ...finding, status: "existing" } : finding));
}
