import type { ConfigText, RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { runQuery } from "../query.ts";
import { findConfig } from "./config-text.ts";
import type { ConfiguredCommit, PullRequestNode } from "./pull-request-query.ts";

export const COMMIT_CONFIG_QUERY = `
query CommitConfig($owner: String!, $name: String!, $oid: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    object(oid: $oid) {
      ... on Commit {
        oid
        yml: file(path: ".github/spec-kit-enforce.yml") { path object { ... on Blob { oid text } } }
        yaml: file(path: ".github/spec-kit-enforce.yaml") { path object { ... on Blob { oid text } } }
      }
    }
  }
}
`;

interface CommitConfigData {
  readonly repository: { readonly object: ConfiguredCommit | null } | null;
}

/** The configuration on the base branch; where that branch was deleted, at the last commit GitHub knows of it. */
export async function readConfig(
  connection: Connection,
  repository: RepositoryRef,
  { baseRef, baseRefOid }: PullRequestNode,
): Promise<ConfigText | null> {
  return baseRef?.target ? findConfig(baseRef.target) : readCommitConfig(connection, repository, baseRefOid);
}

/** The configuration at a commit, or null where there is none. */
export async function readCommitConfig(
  { octokit }: Connection,
  { owner, name }: RepositoryRef,
  oid: string,
): Promise<ConfigText | null> {
  const data = await runQuery<CommitConfigData>(octokit, COMMIT_CONFIG_QUERY, { owner, name, oid });
  return findConfig(data.repository?.object ?? null);
}
