import { configBasis, type OrganisationLayer } from "../../core/config/organisation-layer.ts";
import type { OpenPullRequest } from "../../core/snapshot/open-pull-request.ts";
import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { queryRepository } from "../query.ts";
import { type Configured, findConfigEntry, selectConfig } from "./config-text.ts";
import { readOrganisationLayer } from "./organisation-layer.ts";
import type { Nodes } from "./pull-request-query.ts";

/** A thousand; beyond it a repository has other worries, and the oldest pull requests are left to their next event. */
const MOST_PAGES = 10;

export const OPEN_PULL_REQUESTS_QUERY = `
query OpenPullRequests($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    databaseId
    pullRequests(states: OPEN, first: 100, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number title lastEditedAt isDraft headRefOid baseRefName baseRefOid
        labels(first: 100) { nodes { name } }
        baseRef { target { ...ConfigBlobs } }
      }
    }
  }
}
fragment ConfigBlobs on Commit {
  oid
  ${selectConfig("{ oid }")}
}
`;

interface OpenPullRequestNode {
  readonly number: number;
  readonly title: string;
  readonly lastEditedAt: string | null;
  readonly isDraft: boolean;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  readonly labels: Nodes<{ readonly name: string }> | null;
  readonly baseRef: {
    readonly target: (Configured<{ readonly oid: string }> & { readonly oid: string }) | null;
  } | null;
}

interface OpenPullRequestsData {
  readonly repository: {
    readonly pullRequests: Nodes<OpenPullRequestNode> & {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

/** The open pull requests, newest first, at most a thousand. One request, of the lowest cost, for a hundred. */
export async function readOpen(connection: Connection, repository: RepositoryRef): Promise<readonly OpenPullRequest[]> {
  const found: OpenPullRequest[] = [];
  const organisation = await readOrganisationLayer(connection, repository);
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const data: OpenPullRequestsData = await queryRepository(connection.octokit, OPEN_PULL_REQUESTS_QUERY, repository, {
      after,
    });
    const list = data.repository?.pullRequests;
    for (const node of list?.nodes ?? []) if (node) found.push(describe(node, organisation));
    if (!list?.pageInfo.hasNextPage) break;
    after = list.pageInfo.endCursor;
  }
  return found;
}

function describe(node: OpenPullRequestNode, organisation: OrganisationLayer): OpenPullRequest {
  const { number, title, lastEditedAt, isDraft, headRefOid, baseRefName, baseRefOid, labels, baseRef } = node;
  const entry = baseRef?.target ? findConfigEntry(baseRef.target)?.entry : undefined;
  return {
    number,
    title,
    lastEditedAt,
    isDraft,
    headSha: headRefOid,
    baseRef: baseRefName,
    baseSha: baseRef?.target?.oid ?? baseRefOid,
    labels: (labels?.nodes ?? []).flatMap((label) => label?.name ?? []),
    configSha: configBasis(entry ? { blobSha: entry.oid } : null, organisation),
  };
}
