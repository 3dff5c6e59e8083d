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
    const places = fix.edits.map((edit) => placeIn(taken.get(edit.path) ?? [], edit));
    if (places.includes(null)) return false;
    for (const edit of fix.edits) {
      const others = taken.get(edit.path) ?? [];
      others.splice(placeIn(others, edit) ?? others.length, 0, edit);
      taken.set(edit.path, others);
    }
    return true;
  });
}

/** Where an edit belongs among others of a document, which are in order and apart; null where it meets one of them. */
function placeIn(others: readonly FileEdit[], edit: FileEdit): number | null {
  let [low, high] = [0, others.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((others[middle]?.byteStart ?? 0) < edit.byteStart) low = middle + 1;
    else high = middle;
  }
  const isMet = [others[low - 1], others[low]].some((other) => other !== undefined && overlap(other, edit));
  return isMet ? null : low;
}

/** Two insertions at one place do as well: which comes first would be chance. */
function overlap(one: FileEdit, other: FileEdit): boolean {
  const [a, b] = one.byteStart <= other.byteStart ? [one, other] : [other, one];
  return b.byteStart < a.byteStart + a.oldBytes.length || a.byteStart === b.byteStart;
}
