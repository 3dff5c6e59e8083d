import type { PullRequestRef } from "../../core/snapshot/pull-request.ts";
import type { PullRequestNode } from "./pull-request-query.ts";

/**
 * Numbers of the other open pull requests of this repository with the same head commit, in ascending order. GitHub
 * associates them with the head branch and with the commit; neither list is complete for forks, and both hold
 * pull requests that merely contain the commit, so the head has to be equal.
 */
export function findSiblings({ repository, number }: PullRequestRef, node: PullRequestNode): readonly number[] {
  const ofBranch = node.headRef?.associatedPullRequests.nodes ?? [];
  const ofCommit = node.commits.nodes?.[0]?.commit.associatedPullRequests?.nodes ?? [];
  const numbers = [...ofBranch, ...ofCommit].flatMap((other) => {
    const isSibling =
      other?.state === "OPEN" &&
      other.headRefOid === node.headRefOid &&
      other.number !== number &&
      other.baseRepository?.databaseId === repository.id;
    return isSibling ? [other.number] : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}
