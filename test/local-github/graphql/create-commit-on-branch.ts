import { accountOf, appOf } from "../auth/actor.ts";
import { type FileContent, webFlow, writeCommit } from "../world/commit-files.ts";
import { moveBranch } from "../world/move-branch.ts";
import type { Repository } from "../world/repository.ts";
import { treeOf } from "../world/revisions.ts";
import { refusalsOfPush, violationText } from "../world/rules.ts";
import { commitView } from "./commit-view.ts";
import { graphqlError, unresolved } from "./errors.ts";
import { refView } from "./repository-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

export interface CreateCommitInput {
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly expectedHeadOid: string;
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
  readonly clientMutationId?: string | null;
}

/** Commits if the branch is still where the caller believes it to be. Every file it writes becomes 100644. */
export function createCommitOnBranch(viewer: Viewer, input: CreateCommitInput): Fields {
  const { repository, branch } = target(viewer, input.branch);
  viewer.require(repository, { contents: "write" });
  const author = accountOf(viewer.actor);
  if (author === null) throw graphqlError("FORBIDDEN", "Resource not accessible by integration");
  if (repository.archived) throw graphqlError("FORBIDDEN", "Repository was archived so is read-only.");
  const tip = repository.branches.get(branch);
  if (tip === undefined) throw unresolved(`Ref with the name of '${branch}'`);
  if (tip !== input.expectedHeadOid) throw stale(input.expectedHeadOid);
  const { headline, body } = input.message;
  const sha = writeCommit(viewer.world, repository, {
    parent: tip,
    files: filesOf(repository, tip, input),
    message: body == null || body === "" ? headline : `${headline}\n\n${body}`,
    author,
    committer: webFlow(viewer.world),
  });
  const refusals = refusalsOfPush(repository, branch, sha, appOf(viewer.actor));
  if (refusals.length > 0) throw graphqlError("UNPROCESSABLE", violationText(refusals));
  moveBranch(viewer.world, repository, branch, sha, author);
  return viewer.view("CreateCommitOnBranchPayload", {
    clientMutationId: input.clientMutationId ?? null,
    commit: () => commitView(viewer, repository, sha),
    ref: () => refView(viewer, repository, branch),
  });
}

function stale(expected: string): Error {
  return graphqlError("STALE_DATA", `Expected branch to point to "${expected}" but it did not.  Pull and try again.`);
}

function target(viewer: Viewer, branch: CreateCommitInput["branch"]): { repository: Repository; branch: string } {
  const [owner = "", name = ""] = (branch.repositoryNameWithOwner ?? "").split("/");
  if (branch.id != null) return targetById(viewer, branch.id);
  const repository = viewer.world.findRepository(owner, name);
  if (repository === null || !viewer.sees(repository)) {
    throw unresolved(`Repository with the name '${branch.repositoryNameWithOwner}'`);
  }
  return { repository, branch: (branch.branchName ?? "").replace(/^refs\/heads\//, "") };
}

function targetById(viewer: Viewer, id: string): { repository: Repository; branch: string } {
  const text = Buffer.from(id.replace(/^REF_kwDO/, ""), "base64url").toString();
  const [, repositoryId, branch] = /^(\d+):refs\/heads\/(.+)$/.exec(text) ?? [];
  const repository = viewer.world.repositories.get(Number(repositoryId));
  if (repository === undefined || branch === undefined || !viewer.sees(repository)) {
    throw unresolved(`node with the global id of '${id}'`);
  }
  return { repository, branch };
}

/** RFC 4648, its padding included. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function filesOf(repository: Repository, tip: string, input: CreateCommitInput): Record<string, FileContent> {
  const additions = input.fileChanges?.additions ?? [];
  const deletions = input.fileChanges?.deletions ?? [];
  const paths = [...additions, ...deletions].map(({ path }) => path);
  if (new Set(paths).size !== paths.length || paths.some((path) => path === "" || path.startsWith("/"))) {
    throw graphqlError("UNPROCESSABLE", "A file path is malformed or requested more than once.");
  }
  for (const { path } of deletions) {
    if (repository.git.entryAt(treeOf(repository, tip), path) === undefined) {
      throw graphqlError("UNPROCESSABLE", `A path was requested for deletion which does not exist: ${path}`);
    }
  }
  return Object.fromEntries([
    ...deletions.map(({ path }): [string, FileContent] => [path, null]),
    ...additions.map(({ path, contents }): [string, FileContent] => [
      path,
      { mode: "100644", content: decoded(contents) },
    ]),
  ]);
}

function decoded(contents: string): Uint8Array {
  if (!base64.test(contents)) throw graphqlError("UNPROCESSABLE", "The contents of a file are not valid base64.");
  return Buffer.from(contents, "base64");
}
