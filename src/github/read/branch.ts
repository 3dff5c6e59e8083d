import type { BranchSnapshot } from "../../core/snapshot/branch-snapshot.ts";
import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { TreeFiles } from "../../core/snapshot/source-file.ts";
import type { Connection } from "../connection.ts";
import { GitHubError } from "../errors.ts";
import { queryRepository } from "../query.ts";
import { type BranchData, type BranchQuery, buildBranchQuery, findBranchFile } from "./branch-query.ts";
import { readRefusal } from "./branch-rules.ts";
import { findConfig } from "./config-text.ts";
import { type FoundFile, readDocuments, readEntry } from "./documents.ts";
import { readOrganisationLayer } from "./organisation-layer.ts";
import { collectFiles } from "./tree-files.ts";

/** Files that the first query brings along; the rare rest is read by further ones. */
const FIRST = 50;

/**
 * A branch at its tip with the given files, as exact bytes. Throws `GitHubError` with status 404 when it is gone. Of the own
 * branch of a pull request, `isJudged`, the files were read already, and nobody asks whether it takes direct commits: who
 * pushes there decides, and a refusal is told.
 */
export async function readBranch(
  connection: Connection,
  repository: RepositoryRef,
  branch: string,
  paths: readonly string[],
  isJudged = false,
): Promise<BranchSnapshot> {
  const query = buildBranchQuery(branch, paths.slice(0, FIRST), isJudged);
  const { tip, isArchived, isHead } = await readTip(connection, repository, branch, query);
  const found: FoundFile[] = [];
  for (const [index, path] of paths.slice(0, FIRST).entries()) {
    found.push(await readEntry(connection, repository, { commitSha: tip.oid, path }, findBranchFile(tip, index)));
  }
  const rest = paths.slice(FIRST).map((path) => ({ commitSha: tip.oid, path }));
  found.push(...(await readDocuments(connection, repository, rest)));
  return {
    repository,
    branch,
    tipSha: tip.oid,
    isHead,
    archived: isArchived,
    tree: withMissing(collectFiles(tip.oid, found), paths, found),
    config: findConfig(tip),
    organisation: await readOrganisationLayer(connection, repository),
    directCommitsRefused: isJudged ? null : await readRefusal(connection, repository, branch),
  };
}

/** A file that was asked for by name and is not there is told as such; in a pull request it would just be absent. */
function withMissing(tree: TreeFiles, paths: readonly string[], found: readonly FoundFile[]): TreeFiles {
  const missing = paths.filter((_, index) => found[index] === null);
  return { ...tree, unread: [...tree.unread, ...missing.map((path) => ({ path, reason: "missing" as const }))] };
}

async function readTip({ octokit }: Connection, repository: RepositoryRef, branch: string, query: BranchQuery) {
  const { document, variables } = query;
  const data = await queryRepository<BranchData>(octokit, document, repository, variables);
  const ref = data.repository?.ref;
  const isHead = (ref?.associatedPullRequests?.totalCount ?? 0) > 0;
  if (ref?.target) return { tip: ref.target, isArchived: data.repository?.isArchived ?? false, isHead };
  const facts = { status: 404, isRetryable: false, requestId: null, reason: "not-found" } as const;
  throw new GitHubError(`The branch ${branch} of ${repository.owner}/${repository.name} is not there`, facts);
}
