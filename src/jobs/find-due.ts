import type { OpenPullRequest } from "../core/snapshot/open-pull-request.ts";
import type { RepositoryRef } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import type { VerdictGround } from "../ports/verdicts.ts";
import { REVIEW } from "./kinds.ts";
import type { Run, Services } from "./services.ts";
import { touchesBundles } from "./touches-bundles.ts";
import { verdictBasis } from "./verdict-basis.ts";

/** Who asks, and about which repository. */
interface Sweep {
  readonly installationId: number;
  readonly repository: RepositoryRef;
  readonly deliveryId: string | null;
}

/**
 * Sends for review every pull request of a repository whose verdict may be another by now, newest first. There may be
 * hundreds, so that whatever somebody does meanwhile goes before them.
 */
export async function sendDue(
  github: GitHub,
  { installationId, repository, deliveryId }: Sweep,
  services: Services,
  run: Run,
): Promise<void> {
  for (const number of await findDue(github, repository, services, run)) {
    const review = REVIEW.request({ ref: { installationId, repository, number }, deliveryId });
    await services.queue.send({ ...review, isBackground: true });
  }
}

/**
 * Numbers of the pull requests whose last published verdict was made on something else than what is there now, and of
 * those that are no longer open: deliveries get lost, GitHub does not repeat them, and a required check that never
 * reports blocks its pull request for good.
 */
async function findDue(
  github: GitHub,
  repository: RepositoryRef,
  services: Services,
  run: Run,
): Promise<readonly number[]> {
  const open = await readOpen(github, repository, run);
  if (open === null) return [];
  const grounds = await services.verdicts.settled(repository.id);
  const stale = open.filter((each) => grounds.get(each.number)?.basis !== verdictBasis(each));
  const moved = await findMoved(github, repository, open, grounds, services);
  const due = new Set([...stale.map(({ number }) => number), ...moved]);
  const isOpen = new Set(open.map(({ number }) => number));
  // In the order of the list: newest first.
  const inOrder = open.map(({ number }) => number).filter((number) => due.has(number));
  return [...inOrder, ...[...grounds.keys()].filter((number) => !isOpen.has(number))];
}

/** Those about a spec bundle that their base has changed since: the result of their merge is another one now. */
async function findMoved(
  github: GitHub,
  repository: RepositoryRef,
  open: readonly OpenPullRequest[],
  grounds: ReadonlyMap<number, VerdictGround | null>,
  { verdicts }: Services,
): Promise<readonly number[]> {
  const behind = open.flatMap(({ number, baseSha }) => {
    const ground = grounds.get(number);
    return ground && ground.bundles.length > 0 && ground.baseSha !== baseSha ? [{ number, baseSha, ground }] : [];
  });
  const moved: number[] = [];
  for (const each of Map.groupBy(behind, ({ baseSha, ground }) => `${ground.baseSha}...${baseSha}`).values()) {
    const [{ baseSha, ground } = { baseSha: "", ground: { baseSha: "" } }] = each;
    const changed = await readChanged(github, repository, ground.baseSha, baseSha);
    const isMoved = ({ ground: { bundles } }: (typeof each)[number]) =>
      changed === null || touchesBundles(changed, bundles);
    moved.push(...each.filter(isMoved).map(({ number }) => number));
    const still = each.filter((one) => !isMoved(one)).map(({ number }) => number);
    await verdicts.follow(repository.id, still, baseSha);
  }
  return moved;
}

/** Null, for anything may have changed, where GitHub compares no such commits: one repository does not hide the others. */
async function readChanged(github: GitHub, repository: RepositoryRef, from: string, to: string) {
  try {
    return await github.readChangedSince(repository, from, to);
  } catch (error) {
    if (!(error instanceof GitHubError) || error.isRetryable) throw error;
    return null;
  }
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
