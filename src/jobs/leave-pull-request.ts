import { askRivals, askThoseOn, sendReviews } from "./publish-review.ts";
import { NOTHING } from "./rival-claims.ts";
import type { Visit } from "./visit.ts";

/** A closed pull request no longer counts on its commit: those that share the head are judged without it. */
export async function leavePullRequest(visit: Visit): Promise<void> {
  const { ref, siblings } = visit.facts;
  const leftSha = await visit.services.verdicts.forget(ref.repository.id, ref.number);
  await sendReviews(visit, siblings);
  const page = await visit.services.claims.of(ref.repository.id, ref.number);
  if (leftSha !== null && page) await askRivals(page, NOTHING, visit);
  if (leftSha !== null) await askThoseOn(leftSha, visit);
}
