import { askThoseOn, sendReviews } from "./publish-review.ts";
import type { Visit } from "./visit.ts";

/** A closed pull request no longer counts on its commit: those that share the head are judged without it. */
export async function leavePullRequest(visit: Visit): Promise<void> {
  const { ref, siblings } = visit.facts;
  const leftSha = await visit.services.verdicts.forget(ref.repository.id, ref.number);
  await sendReviews(visit, siblings);
  if (leftSha !== null) await askThoseOn(leftSha, visit);
}
