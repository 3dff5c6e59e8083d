import type { Evaluation } from "../report/evaluation.ts";
import type { Finding } from "../report/finding.ts";
import type { FileEdit, Fix } from "./fix.ts";

/** A finding that can be fixed, with how. */
export type FixableFinding = Finding & { readonly fix: Fix };

/** Which of the findings that can be fixed are wanted to be. */
export interface FixChoice {
  /** One rule alone; all of them where it is not given, but for fixes that are made on request. */
  readonly rule?: string | null;
  /** Findings that the base has too are fixed only where they count: nobody asked this change to fix those. */
  readonly counts: "new-only" | "all";
}

/** The findings of an evaluation that can be fixed and are wanted to be. One that somebody waived is left as it is. */
export function fixableFindings(
  { bundles, findings }: Pick<Evaluation, "bundles" | "findings">,
  { rule = null, counts }: FixChoice,
): readonly FixableFinding[] {
  return [...bundles.flatMap((bundle) => bundle.findings), ...findings].filter((finding): finding is FixableFinding => {
    if (!finding.fix || finding.waived) return false;
    if (rule === null ? finding.fix.onRequest : finding.rule !== rule) return false;
    return counts === "all" || finding.status === "new";
  });
}

/** The first of findings whose edits meet no other's: what is left over is looked at again once these are made. */
export function withoutOverlaps(findings: readonly FixableFinding[]): readonly FixableFinding[] {
  const taken = new Map<string, FileEdit[]>();
  return findings.filter(({ fix }) => {
    const meets = fix.edits.some((edit) => (taken.get(edit.path) ?? []).some((other) => overlap(edit, other)));
    if (meets) return false;
    for (const edit of fix.edits) taken.set(edit.path, [...(taken.get(edit.path) ?? []), edit]);
    return true;
  });
}

/** Two insertions at one place do as well: which comes first would be chance. */
function overlap(one: FileEdit, other: FileEdit): boolean {
  const [a, b] = one.byteStart <= other.byteStart ? [one, other] : [other, one];
  return b.byteStart < a.byteStart + a.oldBytes.length || a.byteStart === b.byteStart;
}
