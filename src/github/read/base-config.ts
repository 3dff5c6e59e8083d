import type { ConfigText, RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { persist } from "../persist.ts";
import { queryRepository } from "../query.ts";
import { CONFIG_SELECTION, type ConfiguredCommit, findConfig } from "./config-text.ts";
import type { PullRequestNode } from "./pull-request-query.ts";

export const COMMIT_CONFIG_QUERY = `
query CommitConfig($owner: String!, $name: String!, $oid: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    databaseId
    object(oid: $oid) {
      ... on Commit {
        oid
        ${CONFIG_SELECTION}
      }
    }
  }
}
`;

const UNKNOWN_COMMIT = new Error("GitHub does not know the commit.");

interface CommitConfigData {
  readonly repository: { readonly object: ConfiguredCommit | null } | null;
}

/** The configuration on the base branch, whose text is read once; where that branch was deleted, at the last commit GitHub knows of it. */
export async function readConfig(
  connection: Connection,
  repository: RepositoryRef,
  { baseRef, baseRefOid }: PullRequestNode,
): Promise<ConfigText | null> {
  const { target = null } = baseRef ?? {};
  if (target === null) return readCommitConfig(connection, repository, baseRefOid);
  const named = findConfig(target);
  // What is no blob has no name, and no text either.
  if (named === null || named.blobSha === "") return named;
  const key = `config:${repository.id}:${named.path}:${named.blobSha}`;
  const { text } = await connection.cache.remember(key, async () => {
    const read = await readCommitConfig(connection, repository, target.oid);
    if (read?.blobSha !== named.blobSha) throw new Error(`${target.oid} has another configuration than it had`);
    return { value: { text: read.text }, bytes: read.text.length * 2 };
  });
  return { ...named, text };
}

/**
 * The configuration at a commit, or null where there is none. A commit that GitHub does not know (yet) is a retryable
 * error: what cannot be looked at must not pass for a repository without configuration, which would be the lenient one.
 */
export async function readCommitConfig(
  { octokit, pause }: Connection,
  repository: RepositoryRef,
  oid: string,
): Promise<ConfigText | null> {
  const send = async () => {
    const data = await queryRepository<CommitConfigData>(octokit, COMMIT_CONFIG_QUERY, repository, { oid });
    if (!data.repository?.object) throw UNKNOWN_COMMIT;
    return data.repository.object;
  };
  return findConfig(await persist(send, (error) => error === UNKNOWN_COMMIT, pause));
}
