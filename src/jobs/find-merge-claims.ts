import { linkedBundles } from "../core/commands/standing-orders.ts";
import { GitHubError } from "../github/errors.ts";
import type { LedgerClaim, LedgerPage } from "../ports/claim-ledger.ts";
import { claimBasis, hasTitle } from "./claim-basis.ts";
import { evaluatePullRequest } from "./evaluate-pull-request.ts";
import { ledgerClaims } from "./ledger-claims.ts";
import type { Visit } from "./visit.ts";

/** A pull request that we never judged and that was merged longer ago was merged before we were here. */
const FRESH_MS = 24 * 60 * 60 * 1000;

/**
 * What a merged pull request claimed at the moment of its merge. The ledger knows it where nothing was edited since the
 * last review. A description that was edited after the merge is not believed: its author may be anybody who ever had a
 * pull request merged.
 */
export async function findMergeClaims(visit: Visit): Promise<readonly LedgerClaim[]> {
  const { facts, services } = visit;
  const kept = await services.claims.of(facts.ref.repository.id, facts.ref.number);
  const page = kept?.basis === "" && kept.claims.length === 0 ? null : kept;
  const claims =
    page && (page.basis === claimBasis(facts, await visit.orders()) || isEditedAfterMerge(visit)) ? page.claims : null;
  return (claims ?? (await judgeClaims(visit, page))).filter(({ kind }) => kind === "completes");
}

function isEditedAfterMerge({ facts: { lastEditedAt, mergedAt } }: Visit): boolean {
  return lastEditedAt !== null && mergedAt !== null && Date.parse(lastEditedAt) > Date.parse(mergedAt);
}

/** GitHub tells no time for a change of title, so one that was not reviewed does not count. */
async function judgeClaims(visit: Visit, page: LedgerPage | null): Promise<readonly LedgerClaim[]> {
  const { facts, github, services, run } = visit;
  const age = Date.now() - Date.parse(facts.mergedAt ?? "");
  if (page === null && (isEditedAfterMerge(visit) || !(age < FRESH_MS))) return [];
  const title = page && hasTitle(page.basis, facts.title) ? facts.title : "";
  const claimed = { ...facts, title };
  const orders = await visit.orders();
  const readBundles = () => github.readBundles(claimed, linkedBundles(orders));
  const around = { orders, rivals: [], recorded: [] };
  const { evaluation } = await evaluatePullRequest(claimed, around, readBundles, services.evaluator, run);
  if (evaluation.outcome === "error") throw couldNotTell(evaluation.failures[0]?.reason);
  return ledgerClaims(evaluation);
}

/** The merge is not taken then, and the next sweep finds it again. */
function couldNotTell(reason = "the reason is not known"): GitHubError {
  return new GitHubError(`What the merge completes could not be told: ${reason}`, {
    status: null,
    isRetryable: true,
    requestId: null,
    reason: "other",
  });
}
