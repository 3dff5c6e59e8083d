import { sendDue } from "./find-due.ts";
import { defineJob } from "./job.ts";
import { SWEEP_REPOSITORY } from "./kinds.ts";

/**
 * Looks through one repository for pull requests whose verdict may be another by now. Asked because a branch moved, it
 * ends without a request where no published verdict on that base is about a spec bundle.
 */
export const sweepRepository = defineJob(SWEEP_REPOSITORY, async (payload, services, run) => {
  const { installationId, repository, branch, deliveryId } = payload;
  if (branch !== null) {
    const grounds = [...(await services.verdicts.settled(repository.id)).values()];
    if (!grounds.some((ground) => ground?.baseRef === branch && ground.bundles.length > 0)) return;
  }
  const github = await services.github.installation(installationId, run.signal);
  await sendDue(github, { installationId, repository, deliveryId }, services, run);
});
