/** GitHub's own trial of the merge, as it was when asked. */
export interface TestMerge {
  readonly mergeable: "mergeable" | "conflicting" | "unknown";
  /** The commit of the trial; null where there is none. */
  readonly commitSha: string | null;
  /** What it merges: a tip of the base first, then a head. Both may have moved on since. */
  readonly parents: readonly string[];
}

/** Which tree the spec bundles of a pull request are judged in. */
export type JudgedTree =
  /** The base has nothing that the head lacks: the head is the result of the merge. */
  | { readonly kind: "head" }
  /**
   * The result of the merge into `baseSha`. `from` tells where it was taken from: each document from the one side that
   * changed it, or all of them from GitHub's test merge because some were changed on both.
   */
  | { readonly kind: "merge"; readonly baseSha: string; readonly from: "sides" | "test-merge" }
  /** Nobody knows the result: `paths` were changed on both sides, and GitHub has no test merge of these two commits. */
  | {
      readonly kind: "head-alone";
      readonly baseSha: string;
      readonly why: "conflict" | "not-computed" | "stale";
      readonly paths: readonly string[];
    };
