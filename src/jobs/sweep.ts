import { GitHubError } from "../github/errors.ts";
import { defineJob } from "./job.ts";
import { SWEEP, SWEEP_INSTALLATION } from "./kinds.ts";

/** Sent at start and then at an interval. Commands whose delivery was lost are had sent again: nothing else tells of them. */
export const sweep = defineJob(SWEEP, async ({ deliveryId }, { github, queue }, run) => {
  for (const installationId of await github.readInstallations()) {
    await queue.send(SWEEP_INSTALLATION.request({ installationId, deliveryId }));
  }
  try {
    const redelivered = await github.redeliverMissed();
    if (redelivered > 0) run.log.info({ redelivered }, "missed deliveries are sent again");
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    run.log.warn({ err: error }, "missed deliveries could not be looked for");
  }
});
