import type { PullRequestFacts } from "../snapshot/pull-request.ts";

/**
 * What stands below every reply: the commit that it speaks of, whether that can merge, and where the rest stands. A
 * reply that has the check made anew says so: the verdict that there is may not hold any more.
 */
export function renderReplyFoot(
  facts: Pick<PullRequestFacts, "headSha" | "state" | "checkRun" | "ref">,
  isMadeAnew: boolean,
): string {
  const { owner, name } = facts.ref.repository;
  const check = `[The check](/${owner}/${name}/pull/${facts.ref.number}/checks)`;
  return `Answered for commit ${facts.headSha}. ${sentence(facts, check, isMadeAnew)}`;
}

function sentence(
  { headSha, state, checkRun }: Pick<PullRequestFacts, "headSha" | "state" | "checkRun">,
  check: string,
  isMadeAnew: boolean,
): string {
  if (state === "merged") return "This pull request is merged.";
  if (state === "closed") return "This pull request is closed, and cannot merge until somebody reopens it.";
  const conclusion = checkRun?.headSha === headSha && !isMadeAnew ? checkRun.conclusion : null;
  return `${check} ${VERDICTS[conclusion ?? ""] ?? "is being made. It will say whether this can merge, what to do, and which tasks are blocked."}`;
}

const VERDICTS: Readonly<Record<string, string>> = {
  success:
    "passes, so it does not keep this from merging. Nothing has to be done for it, and it lists the tasks that are blocked.",
  neutral:
    "blocks nothing, so it does not keep this from merging. It lists the findings, and the tasks that are blocked.",
  failure: "fails, so this cannot merge yet. It says what to do, and lists the tasks that are blocked.",
};
