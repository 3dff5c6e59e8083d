import type { OpenPullRequest, RepositoryRef } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import { defineJob } from "./job.ts";
import { REVIEW, SWEEP_INSTALLATION } from "./kinds.ts";
import type { Run, Services } from "./services.ts";
import { verdictBasis } from "./verdict-basis.ts";

/**
 * Reviews every pull request whose last published verdict was made on something else than what is there now, and those
 * that are no longer open: deliveries get lost, GitHub does not repeat them, and a required check that never reports
 * blocks its pull request for good.
 */
export const sweepInstallation = defineJob(SWEEP_INSTALLATION, async (payload, services, run) => {
  const { installationId, deliveryId } = payload;
  const client = await services.github.installation(installationId, run.signal);
  for (const repository of await client.readRepositories()) {
    for (const number of await findDue(client, repository, services, run)) {
      await services.queue.send(REVIEW.request({ ref: { installationId, repository, number }, deliveryId }));
    }
    if (run.signal.aborted) return;
  }
});

async function findDue(
  github: GitHub,
  repository: RepositoryRef,
  { verdicts }: Services,
  run: Run,
): Promise<readonly number[]> {
  const open = await readOpen(github, repository, run);
  if (open === null) return [];
  const settled = await verdicts.settled(repository.id);
  const due = open.filter((each) => settled.get(each.number) !== verdictBasis(each)).map(({ number }) => number);
  const isOpen = new Set(open.map(({ number }) => number));
  return [...due, ...[...settled.keys()].filter((number) => !isOpen.has(number))];
}

/** One repository that cannot be read (disabled, blocked, gone) does not hide the others. */
async function readOpen(
  github: GitHub,
  repository: RepositoryRef,
  run: Run,
): Promise<readonly OpenPullRequest[] | null> {
  try {
    return await github.readOpen(repository);
  } catch (error) {
    if (!(error instanceof GitHubError) || error.isRetryable) throw error;
    run.log.warn({ err: error, repo: `${repository.owner}/${repository.name}` }, "a repository could not be swept");
    return null;
  }
}
