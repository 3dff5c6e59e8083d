import { findVerdict } from "../core/effects/plan-check-run.ts";
import { planReview } from "../core/effects/plan-review.ts";
import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";
import type { Verdict } from "../ports/verdicts.ts";
import { applyReview } from "./apply-review.ts";
import { REVIEW } from "./kinds.ts";
import { ledgerClaims } from "./ledger-claims.ts";
import type { Services } from "./services.ts";
import type { Visit } from "./visit.ts";

/**
 * Evaluates an open pull request and publishes the worst verdict over all that share its head. Its own verdict is
 * recorded first: whoever publishes next on this commit counts it, even if this run dies here.
 */
export async function publishReview(visit: Visit, forceNewRun: boolean): Promise<void> {
  const { facts, github, services, run, deliveryId } = visit;
  const { config, evaluation, notice } = await visit.judge();
  const input = { facts, evaluation, config, notice, deliveryId, forceNewRun };
  const repositoryId = facts.ref.repository.id;
  await services.verdicts.record(repositoryId, facts.headSha, findVerdict({ ...input, verdicts: [] }));
  if (evaluation.outcome !== "error") {
    await services.claims.replace(repositoryId, facts.ref.number, ledgerClaims(evaluation));
  }
  const verdicts = await services.verdicts.on(repositoryId, facts.headSha);
  await applyReview(planReview({ ...input, verdicts }), github, run.log);
  await askSiblings(facts, verdicts, services, deliveryId);
}

/** A sibling without a verdict keeps the check red, so it is asked for one. */
async function askSiblings(
  facts: PullRequestFacts,
  verdicts: readonly Verdict[],
  { queue }: Services,
  deliveryId: string | null,
): Promise<void> {
  const judged = new Set(verdicts.map(({ pullRequest }) => pullRequest));
  for (const number of facts.siblings.filter((sibling) => !judged.has(sibling))) {
    await queue.send(REVIEW.request({ ref: { ...facts.ref, number }, deliveryId }));
  }
}
