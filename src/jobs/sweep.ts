import { defineJob } from "./job.ts";
import { SWEEP, SWEEP_INSTALLATION } from "./kinds.ts";

/** Sent at start and then at an interval. */
export const sweep = defineJob(SWEEP, async ({ deliveryId }, { github, queue }) => {
  for (const installationId of await github.readInstallations()) {
    await queue.send(SWEEP_INSTALLATION.request({ installationId, deliveryId }));
  }
});
