import type { TaskPlace } from "../core/snapshot/change.ts";
import type { RepositoryRef } from "../core/snapshot/pull-request.ts";
import { REVIEW } from "./kinds.ts";
import type { Services } from "./services.ts";

/** No pull request has this number: the entries of all of them are asked for. */
const NONE = 0;

/** Has the open pull requests judged anew whose tasks wait for one of `settled`: it is done now, or open again. */
export async function askWaiting(
  settled: readonly TaskPlace[],
  { installationId, repository }: { readonly installationId: number; readonly repository: RepositoryRef },
  { claims, queue }: Pick<Services, "claims" | "queue">,
  deliveryId: string | null,
): Promise<void> {
  if (settled.length === 0) return;
  const places = new Set(settled.map(placeOf));
  for (const { pullRequest, waitsFor } of await claims.others(repository.id, NONE)) {
    if (!waitsFor.some((place) => places.has(placeOf(place)))) continue;
    await queue.send(REVIEW.request({ ref: { installationId, repository, number: pullRequest }, deliveryId }));
  }
}

function placeOf({ bundle, task }: TaskPlace): string {
  return `${bundle}#${task}`;
}
