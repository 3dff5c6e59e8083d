import type { PullRequestRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { queryRepository } from "../query.ts";
import type { Nodes, PullRequestNode, SiblingNode } from "./pull-request-query.ts";

export const SAME_BRANCH_QUERY = `
query SameBranch($owner: String!, $name: String!, $headRef: String!) {
  repository(owner: $owner, name: $name) {
    databaseId
    pullRequests(states: OPEN, headRefName: $headRef, first: 100) {
      nodes { number state headRefOid baseRepository { databaseId } }
    }
  }
}
`;

interface SameBranchData {
  readonly repository: { readonly pullRequests: Nodes<SiblingNode> } | null;
}

/**
 * Numbers of the other open pull requests of this repository with the same head commit, in ascending order. GitHub
 * associates them with the commit, but not where it lies in a fork: there the branch is asked for in a second
 * request. Both lists hold pull requests that merely contain the commit, so the head has to be equal. The list is not
 * complete: a commit on the default branch is associated with nothing that is open, a fork may have the commit under
 * another branch name, and beyond a hundred none is looked for. Recorded verdicts and `readOpenWithHead` tell the rest.
 */
export async function readSiblings(
  connection: Connection,
  ref: PullRequestRef,
  node: PullRequestNode,
): Promise<readonly number[]> {
  const ofCommit = node.commits.nodes?.[0]?.commit.associatedPullRequests?.nodes ?? [];
  const ofBranch = node.isCrossRepository ? await readSameBranch(connection, ref, node.headRefName) : [];
  const siblings = [...ofCommit, ...ofBranch].filter((other) => isSibling(other, ref, node));
  return [...new Set(siblings.flatMap((other) => other?.number ?? []))].sort((a, b) => a - b);
}

function isSibling(other: SiblingNode | null, { repository, number }: PullRequestRef, node: PullRequestNode): boolean {
  return (
    other?.state === "OPEN" &&
    other.headRefOid === node.headRefOid &&
    other.number !== number &&
    other.baseRepository?.databaseId === repository.id
  );
}

async function readSameBranch({ octokit }: Connection, { repository }: PullRequestRef, headRef: string) {
  const data = await queryRepository<SameBranchData>(octokit, SAME_BRANCH_QUERY, repository, { headRef });
  return data.repository?.pullRequests.nodes ?? [];
}
