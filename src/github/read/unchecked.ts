import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { runQuery } from "../query.ts";
import type { CheckRunNode, Nodes } from "./pull-request-query.ts";

/** Beyond these a repository has other worries; the oldest pull requests are left to their next event. */
const MOST_PAGES = 20;

export const OPEN_PULL_REQUESTS_QUERY = `
query OpenPullRequests($owner: String!, $name: String!, $appId: Int, $checkName: String, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: OPEN, first: 50, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number headRefOid
        commits(last: 1) {
          nodes {
            commit {
              oid
              checkSuites(first: 10, filterBy: { appId: $appId, checkName: $checkName }) {
                nodes { checkRuns(last: 10, filterBy: { checkName: $checkName }) { nodes { databaseId status conclusion externalId } } }
              }
            }
          }
        }
      }
    }
  }
}
`;

interface OpenPullRequestNode {
  readonly number: number;
  readonly headRefOid: string;
  readonly commits: Nodes<{
    readonly commit: {
      readonly oid: string;
      readonly checkSuites: Nodes<{ readonly checkRuns: Nodes<CheckRunNode> | null }> | null;
    };
  }>;
}

interface OpenPullRequestsData {
  readonly repository: {
    readonly pullRequests: Nodes<OpenPullRequestNode> & {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

/** Numbers of the open pull requests whose head has no completed check run of ours, newest first. */
export async function readUnchecked(connection: Connection, repository: RepositoryRef): Promise<readonly number[]> {
  const open = await readOpenPullRequests(connection, repository);
  return open.filter((pullRequest) => !isChecked(pullRequest)).map(({ number }) => number);
}

/** Numbers of the open pull requests with this head commit. */
export async function readOpenWithHead(
  connection: Connection,
  repository: RepositoryRef,
  headSha: string,
): Promise<readonly number[]> {
  const open = await readOpenPullRequests(connection, repository);
  return open.filter(({ headRefOid }) => headRefOid === headSha).map(({ number }) => number);
}

async function readOpenPullRequests({ octokit, app }: Connection, { owner, name }: RepositoryRef) {
  const found: OpenPullRequestNode[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const variables = { owner, name, appId: app?.id ?? null, checkName: app?.checkName ?? null, after };
    const data: OpenPullRequestsData = await runQuery(octokit, OPEN_PULL_REQUESTS_QUERY, variables);
    const list = data.repository?.pullRequests;
    for (const node of list?.nodes ?? []) if (node) found.push(node);
    if (!list?.pageInfo.hasNextPage) break;
    after = list.pageInfo.endCursor;
  }
  return found;
}

function isChecked({ headRefOid, commits }: OpenPullRequestNode): boolean {
  const commit = commits.nodes?.[0]?.commit;
  if (commit?.oid !== headRefOid) return false;
  const runs = (commit.checkSuites?.nodes ?? []).flatMap((suite) => suite?.checkRuns?.nodes ?? []);
  return runs.some((run) => run?.status === "COMPLETED");
}
