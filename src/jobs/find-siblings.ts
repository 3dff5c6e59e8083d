import type { Visit } from "./visit.ts";

/**
 * Numbers of the open pull requests that share the head. GitHub does not list all of them (forks with another branch
 * name, commits that are on the default branch already), so those that were judged on the same commit before are asked
 * for by number.
 */
export async function findSiblings({ facts, github, services }: Visit): Promise<readonly number[]> {
  const { repository, number } = facts.ref;
  const judged = await services.verdicts.on(repository.id, facts.headSha);
  const unlisted = judged
    .map(({ pullRequest }) => pullRequest)
    .filter((other) => other !== number && !facts.siblings.includes(other));
  if (unlisted.length === 0) return facts.siblings;
  return [...facts.siblings, ...(await github.readOpenWithHead(repository, unlisted, facts.headSha))];
}
