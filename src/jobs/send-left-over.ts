import type { RepositoryRef } from "../core/snapshot/pull-request.ts";
import { REVIEW, TICK } from "./kinds.ts";
import type { Services } from "./services.ts";

interface Sweep {
  readonly installationId: number;
  readonly repository: RepositoryRef;
  readonly deliveryId: string | null;
}

/**
 * Asks again for what no job is left for: commands that could not be answered, and ticks that could not be made, while
 * GitHub was away for longer than all attempts together. Costs no request to find.
 */
export async function sendLeftOver(
  { installationId, repository, deliveryId }: Sweep,
  { inbox, completions, queue }: Pick<Services, "inbox" | "completions" | "queue">,
): Promise<void> {
  for (const number of await inbox.waiting(repository.id)) {
    await queue.send(REVIEW.request({ ref: { installationId, repository, number }, deliveryId }));
  }
  for (const branch of await completions.pendingBranches(repository.id)) {
    await queue.send(TICK.request({ installationId, repository, branch, deliveryId }));
  }
}
