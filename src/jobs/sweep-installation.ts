import type { RepositoryRef } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import { sendDue } from "./find-due.ts";
import { defineJob } from "./job.ts";
import { SWEEP_INSTALLATION, SWEEP_REPOSITORY } from "./kinds.ts";
import { sendLeftOver } from "./send-left-over.ts";
import type { Run, Services } from "./services.ts";

/** Looks through every repository of an installation for pull requests whose verdict may be another by now. */
export const sweepInstallation = defineJob(SWEEP_INSTALLATION, async (payload, services, run) => {
  const { installationId, deliveryId } = payload;
  const client = await services.github.installation(installationId, run.signal);
  for (const repository of await client.readRepositories()) {
    await sweepOne(client, { installationId, repository, deliveryId }, services, run);
    if (run.signal.aborted) return;
  }
});

interface Sweep {
  readonly installationId: number;
  readonly repository: RepositoryRef;
  readonly deliveryId: string | null;
}

/**
 * One repository that GitHub fails to answer about is tried again by a job of its own: the ones behind it would else wait
 * for it, in every sweep. A rate limit is of the whole installation.
 */
async function sweepOne(client: GitHub, sweep: Sweep, services: Services, run: Run): Promise<void> {
  try {
    await sendLeftOver(sweep, services);
    await sendDue(client, sweep, services, run);
  } catch (error) {
    const isOfAll = !(error instanceof GitHubError) || error.retryAfterSeconds !== null;
    if (isOfAll || run.signal.aborted) throw error;
    run.log.warn({ err: error, repo: `${sweep.repository.owner}/${sweep.repository.name}` }, "a sweep is tried again");
    await services.queue.send({ ...SWEEP_REPOSITORY.request({ ...sweep, branch: null }), isBackground: true });
  }
}
