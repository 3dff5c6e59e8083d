import { planMergeReport } from "../core/effects/plan-review.ts";
import type { Completion } from "../ports/completions.ts";
import { applyReview } from "./apply-review.ts";
import { findMergeClaims } from "./find-merge-claims.ts";
import { TICK } from "./kinds.ts";
import type { Visit } from "./visit.ts";

/**
 * Takes a merge once: records what it completes and has its base branch ticked. Later edits of the text complete
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
  if (isTold) await applyReview(planMergeReport(facts, outcomes), github, run.log);
  // Also where nothing is pending: this may be the merge that brings the ticks proposed earlier.
  await services.queue.send(TICK.request({ installationId, repository, branch: facts.baseRef, deliveryId }));
}

async function findCompletions(visit: Visit): Promise<readonly Completion[]> {
  const { ref, baseRef } = visit.facts;
  const claims = await findMergeClaims(visit);
  return claims.map(({ bundle, tasksPath, task }) => ({
    repositoryId: ref.repository.id,
    branch: baseRef,
    pullRequest: ref.number,
    bundle,
    tasksPath,
    task,
  }));
}
