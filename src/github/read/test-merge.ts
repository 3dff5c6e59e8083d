import type { JudgedTree, TestMerge } from "../../core/snapshot/judged-tree.ts";
import type { PullRequestFacts, PullRequestRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { queryRepository } from "../query.ts";
import type { Nodes } from "./pull-request-query.ts";

/** GitHub tries a merge when it is first asked for, which takes some seconds. */
const WAITS_MS = [1000, 2000, 4000] as const;

/** GraphQL for GitHub's trial of the merge. */
export const TEST_MERGE_SELECTION = "mergeable potentialMergeCommit { oid parents(first: 2) { nodes { oid } } }";

export const TEST_MERGE_QUERY = `
query TestMerge($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    databaseId
    pullRequest(number: $number) { ${TEST_MERGE_SELECTION} }
  }
}
`;

export interface TestMergeNode {
  readonly mergeable?: "MERGEABLE" | "CONFLICTING" | "UNKNOWN";
  readonly potentialMergeCommit?: { readonly oid: string; readonly parents: Nodes<{ readonly oid: string }> } | null;
}

interface TestMergeData {
  readonly repository: { readonly pullRequest: TestMergeNode | null } | null;
}

const MERGEABLE = { MERGEABLE: "mergeable", CONFLICTING: "conflicting", UNKNOWN: "unknown" } as const;

export function describeTestMerge({ mergeable = "UNKNOWN", potentialMergeCommit }: TestMergeNode): TestMerge {
  const parents = (potentialMergeCommit?.parents.nodes ?? []).flatMap((parent) => parent?.oid ?? []);
  return { mergeable: MERGEABLE[mergeable], commitSha: potentialMergeCommit?.oid ?? null, parents };
}

/** The commit of the test merge of these very commits, or why there is none. */
export type FreshTestMerge =
  | { readonly commitSha: string }
  | { readonly why: Extract<JudgedTree, { kind: "head-alone" }>["why"] };

/** Waits some seconds for GitHub to try the merge anew where what it has is of older commits, or nothing. */
export async function awaitTestMerge(connection: Connection, facts: PullRequestFacts): Promise<FreshTestMerge> {
  let known = facts.testMerge ?? { mergeable: "unknown", commitSha: null, parents: [] };
  for (const wait of WAITS_MS) {
    const fresh = judgeTrial(known, facts);
    if (fresh !== null) return fresh;
    await connection.pause(wait);
    known = await readTestMerge(connection, facts.ref);
  }
  return judgeTrial(known, facts) ?? { why: known.commitSha === null ? "not-computed" : "stale" };
}

/** A conflict that was found with another base or head than ours may be gone, but GitHub forgets it when they move. */
function judgeTrial(
  { mergeable, commitSha, parents }: TestMerge,
  { baseSha, headSha }: PullRequestFacts,
): FreshTestMerge | null {
  if (mergeable === "conflicting") return { why: "conflict" };
  return commitSha !== null && parents[0] === baseSha && parents[1] === headSha ? { commitSha } : null;
}

async function readTestMerge({ octokit }: Connection, { repository, number }: PullRequestRef): Promise<TestMerge> {
  const data = await queryRepository<TestMergeData>(octokit, TEST_MERGE_QUERY, repository, { number });
  return describeTestMerge(data.repository?.pullRequest ?? {});
}
