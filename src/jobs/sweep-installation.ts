import { sendDue } from "./find-due.ts";
import { defineJob } from "./job.ts";
import { SWEEP_INSTALLATION } from "./kinds.ts";

/** Looks through every repository of an installation for pull requests whose verdict may be another by now. */
export const sweepInstallation = defineJob(SWEEP_INSTALLATION, async (payload, services, run) => {
  const { installationId, deliveryId } = payload;
  const client = await services.github.installation(installationId, run.signal);
  for (const repository of await client.readRepositories()) {
    await sendDue(client, { installationId, repository, deliveryId }, services, run);
    if (run.signal.aborted) return;
  }
});
