import type { RepositoryRef } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import { defineJob } from "./job.ts";
import { REVIEW, SWEEP_INSTALLATION } from "./kinds.ts";
import type { Run } from "./services.ts";

/**
 * Reviews the open pull requests whose head lacks our check: deliveries get lost, GitHub does not repeat them, and a
 * required check that never reports blocks its pull request for good.
 */
export const sweepInstallation = defineJob(SWEEP_INSTALLATION, async (payload, { github, queue }, run) => {
  const { installationId, deliveryId } = payload;
  const client = await github.installation(installationId);
  for (const repository of await client.readRepositories()) {
    for (const number of await readUnchecked(client, repository, run)) {
      await queue.send(REVIEW.request({ ref: { installationId, repository, number }, deliveryId }));
    }
    if (run.signal.aborted) return;
  }
});

/** One repository that cannot be read (disabled, blocked, gone) does not hide the others. */
async function readUnchecked(github: GitHub, repository: RepositoryRef, run: Run): Promise<readonly number[]> {
  try {
    return await github.readUnchecked(repository);
  } catch (error) {
    if (!(error instanceof GitHubError) || error.isRetryable) throw error;
    run.log.warn({ err: error, repo: `${repository.owner}/${repository.name}` }, "a repository could not be swept");
    return [];
  }
}
