import { findConfigInForce } from "../core/config/config-in-force.ts";
import { planMergeReport } from "../core/effects/plan-review.ts";
import { revertedPullRequest } from "../core/references/reverted-pull-request.ts";
import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";
import type { Completion } from "../ports/completions.ts";
import { applyReview } from "./apply-review.ts";
import { findMergeClaims } from "./find-merge-claims.ts";
import { TICK } from "./kinds.ts";
import type { Visit } from "./visit.ts";

/**
 * Takes a merge once: records what it completes, or reverts, and has its base branch ticked. Later edits of the text complete
 * nothing more. As soon as every tick has a fate, the pull request's comment tells it. The tick is a job of its own, so
 * that merges in quick succession share one commit.
 */
export async function completePullRequest(visit: Visit): Promise<void> {
  const { facts, github, services, run, deliveryId } = visit;
  const { installationId, repository, number } = facts.ref;
  if (!(await services.completions.isTaken(repository.id, number))) {
    await services.completions.take(repository.id, number, await findCompletions(visit));
  }
  const outcomes = await services.completions.ofPullRequest(repository.id, number);
  const isTold = outcomes.every(({ state, detail }) => state !== "pending" || detail !== null);
  const { config } = findConfigInForce(facts.config, null, facts.organisation);
  if (isTold) await applyReview(planMergeReport(facts, outcomes, config), github, run.log);
  // Also where nothing is pending: this may be the merge that brings the ticks proposed earlier.
  await services.queue.send(TICK.request({ installationId, repository, branch: facts.baseRef, deliveryId }));
}

async function findCompletions(visit: Visit): Promise<readonly Completion[]> {
  const { ref, baseRef } = visit.facts;
  const merge = mergeOf(visit.facts);
  const claims = await findMergeClaims(visit);
  const completed = claims.map(({ bundle, tasksPath, task }) => ({
    repositoryId: ref.repository.id,
    branch: baseRef,
    pullRequest: ref.number,
    bundle,
    tasksPath,
    task,
    target: "done" as const,
    ...merge,
  }));
  const named = new Set(completed.map(placeOf));
  return [...completed, ...(await findReverted(visit)).filter((reverted) => !named.has(placeOf(reverted)))];
}

/** What the reverted pull request made of its tasks is turned round: a revert unticks, and the revert of one ticks. */
async function findReverted({ facts, services }: Visit): Promise<readonly Completion[]> {
  const { ref, baseRef, body } = facts;
  const reverted = revertedPullRequest(body, ref.repository);
  if (reverted === null) return [];
  const settled = await services.completions.ofPullRequest(ref.repository.id, reverted);
  return settled
    .filter(({ branch, state }) => branch === baseRef && state !== "refused")
    .map(({ state: _state, detail: _detail, waiting: _waiting, target, ...completion }) => ({
      ...completion,
      pullRequest: ref.number,
      ...mergeOf(facts),
      target: target === "done" ? ("todo" as const) : ("done" as const),
    }));
}

/** Some documents write down who completed a task and when: the author of the change, on the day of its merge. */
function mergeOf({ mergedAt, author }: PullRequestFacts): Pick<Completion, "mergedOn" | "author"> {
  return { mergedOn: mergedAt === null ? null : mergedAt.slice(0, 10), author: author.login };
}

function placeOf({ tasksPath, task }: Completion): string {
  return `${tasksPath}\n${task}`;
}
