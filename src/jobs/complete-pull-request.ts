import { planMergeReport } from "../core/effects/plan-review.ts";
import { readClaims } from "../core/references/claims.ts";
import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";
import type { LedgerClaim } from "../ports/claim-ledger.ts";
import type { Completion } from "../ports/completions.ts";
import { applyReview } from "./apply-review.ts";
import { TICK } from "./kinds.ts";
import { ledgerClaims } from "./ledger-claims.ts";
import type { Visit } from "./visit.ts";

/**
 * Records what a merged pull request completes and has its base branch ticked; once every tick is settled, its comment
 * tells what became of it. The tick is a job of its own, so that merges in quick succession share one commit.
 */
export async function completePullRequest(visit: Visit): Promise<void> {
  const { facts, github, services, run, deliveryId } = visit;
  const { installationId, repository, number } = facts.ref;
  await services.completions.record(await findCompletions(visit));
  const outcomes = await services.completions.ofPullRequest(repository.id, number);
  const isSettled = outcomes.every(({ state }) => state !== "pending");
  if (isSettled) await applyReview(planMergeReport(facts, outcomes), github, run.log);
  // Also where nothing is pending: this may be the merge that brings the ticks proposed earlier.
  await services.queue.send(TICK.request({ installationId, repository, branch: facts.baseRef, deliveryId }));
}

async function findCompletions(visit: Visit): Promise<readonly Completion[]> {
  const { ref, baseRef } = visit.facts;
  const claims = await findClaims(visit);
  return claims.map(({ bundle, tasksPath, task }) => ({
    repositoryId: ref.repository.id,
    branch: baseRef,
    pullRequest: ref.number,
    bundle,
    tasksPath,
    task,
  }));
}

/** What the text claims at the moment of the merge; the ledger only remembers where each claimed task stands. */
async function findClaims(visit: Visit): Promise<readonly LedgerClaim[]> {
  const { facts, services } = visit;
  const written = writtenCompletions(facts);
  if (written.length === 0) return [];
  const remembered = await services.claims.of(facts.ref.repository.id, facts.ref.number);
  const isRemembered = written.every((claim) => remembered.some((entry) => entry.written === claim));
  const known = isRemembered ? remembered : ledgerClaims((await visit.judge()).evaluation);
  return known.filter((claim) => claim.kind === "completes" && written.includes(claim.written));
}

function writtenCompletions({ title, body }: PullRequestFacts): readonly string[] {
  const { claims } = readClaims({ title, body });
  return claims.filter(({ kind }) => kind === "completes").map(({ written }) => written);
}
