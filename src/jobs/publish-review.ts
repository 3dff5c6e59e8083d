import { findVerdict } from "../core/effects/plan-check-run.ts";
import { planReview } from "../core/effects/plan-review.ts";
import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";
import type { VerdictGround } from "../ports/verdicts.ts";
import { applyReview } from "./apply-review.ts";
import { claimBasis } from "./claim-basis.ts";
import type { Drained } from "./drain-inbox.ts";
import type { Judgement } from "./evaluate-pull-request.ts";
import { findSiblings } from "./find-siblings.ts";
import { REVIEW } from "./kinds.ts";
import { ledgerPage, UNREAD_PAGE } from "./ledger-claims.ts";
import { differences, NOTHING, type Owned, rivalsOf } from "./rival-claims.ts";
import type { Services } from "./services.ts";
import { basisOfFacts } from "./verdict-basis.ts";
import type { Visit } from "./visit.ts";

/**
 * Evaluates an open pull request and publishes the worst verdict over all that share its head. Its own verdict is
 * recorded first: whoever publishes next on this commit counts it, even if this run dies here.
 */
export async function publishReview(visit: Visit, drained: Drained): Promise<void> {
  const { github, services, run, deliveryId } = visit;
  const judgement = await visit.judge();
  const facts = { ...visit.facts, siblings: await findSiblings(visit) };
  const input = { facts, ...judgement, deliveryId, forceNewRun: drained.wantsNewRun, orders: await visit.orders() };
  const { repository, number } = facts.ref;
  const previousSha = await services.verdicts.record(
    repository.id,
    facts.headSha,
    findVerdict({ ...input, verdicts: [] }),
  );
  await rememberClaims(visit, judgement);
  const verdicts = await services.verdicts.on(repository.id, facts.headSha);
  await applyReview(planReview({ ...input, verdicts }), github, run.log, () => drained.finishRuns());
  await services.verdicts.settle(repository.id, number, groundOf(facts, judgement));
  const judged = new Set(verdicts.map(({ pullRequest }) => pullRequest));
  // A sibling without a verdict keeps the check red, so it is asked for one.
  await sendReviews(
    visit,
    facts.siblings.filter((sibling) => !judged.has(sibling)),
  );
  if (previousSha !== null && previousSha !== facts.headSha) await askThoseOn(previousSha, visit);
}

/** Where the merge's result was not to be had, the sweep finds the verdict to be looked at again. */
function groundOf(facts: PullRequestFacts, { evaluation, judged }: Judgement): VerdictGround {
  const basis = basisOfFacts(facts);
  const isFinal = judged?.kind !== "head-alone" || judged.why === "conflict";
  const { bundles, claims } = evaluation;
  const missing = claims.some(({ bundle }) => bundle === null) ? [""] : [];
  return {
    basis: isFinal ? basis : `${basis} without its merge`,
    baseRef: facts.baseRef,
    baseSha: facts.baseSha,
    bundles: [...bundles.map(({ path }) => path), ...missing],
  };
}

/** Whose turn it is to have others judged anew. */
export type Asker = Pick<Visit, "deliveryId"> & {
  readonly facts: Pick<PullRequestFacts, "ref">;
  readonly services: Pick<Services, "claims" | "queue" | "verdicts">;
};

/** Those that still share a commit which this pull request has left are judged without it. */
export async function askThoseOn(sha: string, asker: Asker): Promise<void> {
  const left = await asker.services.verdicts.on(asker.facts.ref.repository.id, sha);
  await sendReviews(
    asker,
    left.map(({ pullRequest }) => pullRequest),
  );
}

export async function sendReviews({ facts, services, deliveryId }: Asker, numbers: readonly number[]): Promise<void> {
  for (const number of new Set(numbers)) {
    if (number === facts.ref.number) continue;
    await services.queue.send(REVIEW.request({ ref: { ...facts.ref, number }, deliveryId }));
  }
}

/**
 * Writes down what the pull request claims, and has those judged anew that meet it where that changed, or where somebody's
 * rights did: two would pass with one number, each by the rank that the other one no longer has. What is found at
 * the first look was there from the beginning. An evaluation that failed knows nothing; what was known before stays, and
 * nobody gets ahead of others by being unreadable for a while.
 */
export async function rememberClaims(
  visit: Pick<Visit, "facts" | "services" | "orders" | "deliveryId">,
  { evaluation, standing }: Pick<Judgement, "evaluation" | "standing">,
): Promise<void> {
  const { facts, services, orders } = visit;
  const { repository, number } = facts.ref;
  const before = await services.claims.of(repository.id, number);
  if (evaluation.outcome === "error") {
    if (before === null) await services.claims.replace(repository.id, number, UNREAD_PAGE);
    return;
  }
  const now = services.now().toISOString();
  const since = before === null ? (facts.createdAt ?? now) : now;
  const mayWrite = standing?.mayWrite ?? before?.claimant?.mayWrite;
  const claimant = {
    ...facts.author,
    fromFork: facts.fromFork,
    ...(mayWrite === undefined ? {} : { mayWrite }),
  };
  const page = ledgerPage(evaluation, { basis: claimBasis(facts, await orders()), claimant }, before, since);
  // First: a run that dies between the two would find no difference when it is done again.
  await askRivals(before ?? NOTHING, page, visit, standing?.outdated);
  await services.claims.replace(repository.id, number, page);
}

/** Those that meet what changed are judged anew, with `too`: the first of them may be the first no longer. */
export async function askRivals(before: Owned, after: Owned, asker: Asker, too: readonly number[] = []): Promise<void> {
  const { repository, number } = asker.facts.ref;
  const moved = differences(before, after);
  const others = moved.length === 0 ? [] : await asker.services.claims.others(repository.id, number);
  await sendReviews(asker, [...rivalsOf(moved, others), ...too]);
}
