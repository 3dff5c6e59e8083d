import type { LedgerPage } from "../ports/claim-ledger.ts";
import { UNREAD_PAGE } from "./ledger-claims.ts";
import { type Asker, askRivals, askThoseOn, sendReviews } from "./publish-review.ts";
import { NOTHING } from "./rival-claims.ts";
import type { Visit } from "./visit.ts";

/** A closed pull request no longer counts on its commit: those that share the head are judged without it. */
export async function leavePullRequest(visit: Visit): Promise<void> {
  await sendReviews(visit, visit.facts.siblings);
  await giveUpClaims(visit, visit.facts.state === "closed");
}

/**
 * Takes a pull request out of the ledger. Whoever meets it, or shares its commit, is asked first: a run that dies in
 * between asks them once more, and none of them is judged before this one ends. One that somebody closed has what it has
 * when it comes back since then; one that GitHub did not find keeps its moments, and asks its rivals anew.
 */
export async function giveUpClaims(asker: Asker, wasClosed: boolean): Promise<void> {
  const { verdicts, claims } = asker.services;
  const { repository, number } = asker.facts.ref;
  const headSha = await verdicts.headOf(repository.id, number);
  if (headSha === null) return;
  const page = await claims.of(repository.id, number);
  if (page) await askRivals(page, NOTHING, asker);
  await askThoseOn(headSha, asker);
  if (wasClosed) await claims.replace(repository.id, number, UNREAD_PAGE);
  else if (page) await claims.replace(repository.id, number, withoutClaimant(page));
  await verdicts.forget(repository.id, number);
}

/** Nobody's rank is known of such a page, so that what is on it counts as changed when it is judged again. */
function withoutClaimant({ claimant: _claimant, ...page }: LedgerPage): LedgerPage {
  return page;
}
