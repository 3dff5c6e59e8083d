import { hashText } from "../hash.ts";
import { readClaims } from "../references/claims.ts";
import { CHECK_NAME, renderCheckRun } from "../report/check-run.ts";
import { formatGroupId } from "../report/group-id.ts";
import type { MergeGroup } from "../snapshot/merge-group.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import type { CheckRunOutput, PublishCheckRun } from "./effect.ts";
import { type ReviewInput, reportContext } from "./review-input.ts";

type Member = Pick<PullRequestFacts, "ref" | "title" | "body" | "commits">;

/** Pull requests named in the check of one group; GitHub lets a group have a hundred. */
const MOST_NAMED = 20;

/**
 * The check run of a merge group on its own commit, or none when that says it already. It has no buttons: GitHub tells no
 * pull request with them, and the branch of a group takes no commits.
 */
export function planGroupCheck(
  group: Pick<MergeGroup, "ref" | "baseRef" | "pullRequests" | "checkRun">,
  input: ReviewInput,
  members: readonly Member[] = [],
): readonly PublishCheckRun[] {
  const { summary, ...own } = renderCheckRun(input.evaluation, {
    ...reportContext(input),
    isGroup: true,
    members: group.pullRequests.map((number) => ({ number, tasks: tasksNamedBy(number, members) })),
  });
  const output: CheckRunOutput = { ...own, summary: `${describeGroup(group)}\n\n${summary}`, actions: [] };
  const externalId = formatGroupId(group.ref.baseSha, hashText(JSON.stringify(output)));
  const isSaid = group.checkRun?.externalId === externalId && group.checkRun.status === "completed";
  if (isSaid && !input.forceNewRun) return [];
  const { repository, headSha } = group.ref;
  return [{ kind: "publish-check-run", repository, headSha, name: CHECK_NAME, externalId, update: null, output }];
}

function tasksNamedBy(number: number, members: readonly Member[]): readonly string[] {
  return members
    .filter(({ ref }) => ref.number === number)
    .flatMap((member) => readClaims(member).claims.map(({ task }) => task));
}

function describeGroup({ pullRequests, baseRef }: Pick<MergeGroup, "pullRequests" | "baseRef">): string {
  const judged = `judged as \`${baseRef}\` will be once the group is merged.`;
  if (pullRequests.length === 0) {
    return `Merge group of pull requests that GitHub does not name, ${judged} What their descriptions claim is not part of it.`;
  }
  const named = pullRequests.slice(0, MOST_NAMED).map((number) => `#${number}`);
  const more = pullRequests.length > MOST_NAMED ? ` and ${pullRequests.length - MOST_NAMED} more` : "";
  return `Merge group of ${named.join(", ")}${more}, ${judged}`;
}
