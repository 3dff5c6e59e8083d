import type { JudgedTree } from "../snapshot/judged-tree.ts";

/**
 * One line that says which tree was judged, where that is not simply the head; else null. It stands in the check, so
 * that nobody looks in the head for what only the merge brings about. The base's commit is not named: with every push to
 * it the check would have to be written anew, though nothing else in it changed.
 */
export function judgedNotice(judged: JudgedTree | undefined, baseRef: string): string | null {
  if (!judged || judged.kind === "head") return null;
  const base = `\`${baseRef}\``;
  if (judged.kind === "merge") {
    const source = judged.from === "test-merge" ? ", taken from GitHub's test merge" : "";
    return `Judged as it will be once merged into ${base}, which has moved on since this branch left it${source}.`;
  }
  const [first = "a document", ...more] = judged.paths;
  const what = `\`${first}\`${more.length > 0 ? ` and ${more.length} more` : ""}`;
  return `${what} changed here and on ${base}. ${REASONS[judged.why]}`;
}

const REASONS: Readonly<Record<Extract<JudgedTree, { kind: "head-alone" }>["why"], string>> = {
  conflict:
    "The pull request conflicts with it, so that there is no result of the merge to judge: the head alone was judged. Resolve the conflict and push.",
  "not-computed":
    "GitHub has not tried the merge yet, so the head alone was judged. The check looks again within minutes, or on `/spec recheck`.",
  stale:
    "GitHub's test merge is of older commits, so the head alone was judged. The check looks again within minutes, or on `/spec recheck`.",
};
