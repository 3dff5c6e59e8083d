import { REVIEW } from "./kinds.ts";
import type { Visit } from "./visit.ts";

/** A closed pull request no longer counts on its commit: those that share the head are judged without it. */
export async function leavePullRequest({ facts, services, deliveryId }: Visit): Promise<void> {
  const { ref, siblings } = facts;
  const leftSha = await services.verdicts.forget(ref.repository.id, ref.number);
  if (leftSha === null) return;
  for (const number of siblings) {
    await services.queue.send(REVIEW.request({ ref: { ...ref, number }, deliveryId }));
  }
}
