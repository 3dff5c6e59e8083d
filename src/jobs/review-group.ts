import { buildGroupFacts } from "../core/build-group-facts.ts";
import { NO_ORDERS, type StandingOrders } from "../core/commands/standing-orders.ts";
import { DEFAULT_CONFIG } from "../core/config/default-config.ts";
import { planGroupCheck } from "../core/effects/plan-group-check.ts";
import { failedEvaluation } from "../core/report/failed-evaluation.ts";
import type { MergeGroup, MergeGroupRef } from "../core/snapshot/merge-group.ts";
import type { PullRequestBundles, PullRequestFacts } from "../core/snapshot/pull-request.ts";
import { parseQueueBranch } from "../core/snapshot/queue-branch.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import { applyReview } from "./apply-review.ts";
import { evaluatePullRequest, type Judgement } from "./evaluate-pull-request.ts";
import { readGroupAround } from "./group-around.ts";
import { defineJob } from "./job.ts";
import { REVIEW_GROUP } from "./kinds.ts";
import type { Run, Services } from "./services.ts";

/**
 * Judges a merge group on its own tree and publishes the verdict on its commit, which the queue waits for: a check that
 * never comes puts the group out, and one that only repeats what was said of the heads lets through what they do to one
 * another. A group that is gone by now gets nothing.
 */
export const reviewGroup = defineJob(REVIEW_GROUP, async ({ ref, isRerun, deliveryId }, services, run) => {
  const github = await services.github.installation(ref.installationId, run.signal);
  const group = await insist(() => github.readMergeGroup(ref), run);
  if (group === null) return;
  const known = "failure" in group ? unknownGroup(ref) : group;
  const judged = "failure" in group ? group : await insist(() => judgeGroup(group, github, services, run), run);
  const { members, ...judgement } = "failure" in judged ? failed(judged.failure) : judged;
  const facts = buildGroupFacts(known, members);
  const input = { facts, ...judgement, verdicts: [], forceNewRun: isRerun, deliveryId };
  await applyReview(planGroupCheck(known, input, members), github, run.log);
});

interface JudgedGroup extends Judgement {
  readonly members: readonly PullRequestFacts[];
  readonly orders: StandingOrders;
}

async function judgeGroup(group: MergeGroup, github: GitHub, services: Services, run: Run): Promise<JudgedGroup> {
  const members = await readMembers(group, github);
  const facts = buildGroupFacts(group, members);
  let bundles: Promise<PullRequestBundles> | undefined;
  const readBundles = () => {
    bundles ??= github.readBundles(facts);
    return bundles;
  };
  const around = await readGroupAround(members, readBundles, github, services, run);
  const judgement = await evaluatePullRequest(facts, around, readBundles, services.evaluator, run);
  return { ...judgement, members, orders: around.orders };
}

/** One that is gone meanwhile has the group built anew, so that what is missing of it does no harm. */
async function readMembers({ ref, pullRequests }: MergeGroup, github: GitHub): Promise<readonly PullRequestFacts[]> {
  const { installationId, repository } = ref;
  const members: PullRequestFacts[] = [];
  for (const number of pullRequests) {
    try {
      members.push(await github.readPullRequest({ installationId, repository, number }, []));
    } catch (error) {
      if (!(error instanceof GitHubError) || error.reason !== "not-found") throw error;
    }
  }
  return members;
}

type Unread = { readonly failure: string };

/** What cannot be read, however often it is tried, is told as such: silence would put the group out without a reason. */
async function insist<Result>(read: () => Promise<Result>, run: Run): Promise<Result | Unread> {
  try {
    return await read();
  } catch (error) {
    const isFinal = error instanceof GitHubError && !error.isRetryable;
    if (!isFinal && !run.isLastAttempt) throw error;
    run.log.error({ err: error }, "the merge group could not be read");
    const reason = error instanceof GitHubError ? error.message : "an internal error stopped it";
    return { failure: `The merge group could not be read: ${reason}.` };
  }
}

/** Nobody knows what the configuration asks for, so the check fails. */
function failed(reason: string): JudgedGroup {
  const hint = "Press Re-run, or take the pull request out of the queue and put it in again.";
  return {
    config: { ...DEFAULT_CONFIG, mode: "enforce" },
    evaluation: failedEvaluation({ path: null, reason, hint }),
    notice: null,
    members: [],
    orders: NO_ORDERS,
  };
}

function unknownGroup(ref: MergeGroupRef): MergeGroup {
  const named = parseQueueBranch(ref.branch);
  return {
    ref: { ...ref, baseSha: ref.baseSha ?? "0".repeat(40) },
    baseRef: named?.base ?? "",
    pullRequests: named ? [named.pullRequest] : [],
    config: null,
    checkRun: null,
  };
}
