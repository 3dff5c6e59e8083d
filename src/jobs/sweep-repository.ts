import { sendDue } from "./find-due.ts";
import { defineJob } from "./job.ts";
import { SWEEP_REPOSITORY, TICK } from "./kinds.ts";
import { sendLeftOver } from "./send-left-over.ts";
import type { Services } from "./services.ts";

/**
 * Looks through one repository for pull requests whose verdict may be another by now. Asked because a branch moved, it
 * ends without a request where no published verdict on that base is about a spec bundle. Else ticks that wait there are asked for again as well.
 */
export const sweepRepository = defineJob(SWEEP_REPOSITORY, async (payload, services, run) => {
  const { installationId, repository, branch, deliveryId } = payload;
  if (branch !== null) {
    const grounds = [...(await services.verdicts.settled(repository.id)).values()];
    if (!grounds.some((ground) => ground?.baseRef === branch && ground.bundles.length > 0)) return;
  }
  const github = await services.github.installation(installationId, run.signal);
  await sendDue(github, { installationId, repository, deliveryId }, services, run);
  if (branch !== null) return;
  await sendLeftOver(payload, services);
  await sendTicks(payload, services);
});

/** A repository that was archived, moved or given another default branch may hold ticks that nobody has asked for since. */
async function sendTicks(payload: SweptRepository, { completions, queue }: Services): Promise<void> {
  const { installationId, repository, deliveryId } = payload;
  for (const branch of await completions.openBranches(repository.id)) {
    await queue.send(TICK.request({ installationId, repository, branch, deliveryId }));
  }
}

type SweptRepository = Parameters<typeof SWEEP_REPOSITORY.request>[0];
