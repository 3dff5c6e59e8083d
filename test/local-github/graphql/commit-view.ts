import type { Signature } from "../git/types.ts";
import { changesBetween } from "../world/pull-request-changes.ts";
import { fullNameOf, type Repository } from "../world/repository.ts";
import { pullRequestsOf } from "../world/revisions.ts";
import { actorView } from "./actor-view.ts";
import { type CheckSuiteFilter, checkSuiteView } from "./check-views.ts";
import { type ConnectionArguments, connection } from "./connection.ts";
import { entryView, identity, treeView } from "./git-object-views.ts";
import { pullRequestView } from "./pull-request-view.ts";
import { repositoryView } from "./repository-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

export function commitView(viewer: Viewer, repository: Repository, sha: string): Fields {
  const commit = repository.git.readCommit(sha);
  if (commit === undefined) throw new Error(`No commit ${sha}.`);
  const [headline = "", ...rest] = commit.message.split("\n");
  const path = `/${fullNameOf(repository)}/commit/${sha}`;
  return viewer.view("Commit", {
    ...identity("C", sha),
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join("\n").trim(),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    author: () => gitActor(viewer, commit.author),
    committer: () => gitActor(viewer, commit.committer),
    changedFilesIfAvailable: () => changesBetween(repository, commit.parents[0] ?? null, sha).length,
    tree: () => treeView(viewer, repository, commit.tree),
    file: ({ path: wanted }: { path: string }) => fileView(viewer, repository, commit.tree, wanted),
    parents: (asked: ConnectionArguments) =>
      connection(viewer, "parents", commit.parents, asked, (parent) => commitView(viewer, repository, parent)),
    history: (asked: ConnectionArguments) =>
      connection(viewer, "history", historyOf(repository, sha), asked, (each) => commitView(viewer, repository, each)),
    checkSuites: (asked: ConnectionArguments & { filterBy?: CheckSuiteFilter | null }) =>
      checkSuites(viewer, repository, sha, asked),
    associatedPullRequests: (asked: ConnectionArguments) => associatedPullRequests(viewer, repository, sha, asked),
    repository: () => repositoryView(viewer, repository),
    url: `${viewer.baseUrl}${path}`,
    resourcePath: path,
  });
}

function gitActor(viewer: Viewer, { name, email, date }: Signature): Fields {
  const user = [...viewer.world.users.values()].find((candidate) => candidate.email === email);
  const person = user?.type === "User" ? user : undefined;
  return viewer.view("GitActor", {
    name,
    email,
    date,
    user: () => (person === undefined ? null : actorView(viewer, person)),
  });
}

function fileView(viewer: Viewer, repository: Repository, tree: string, path: string): Fields | null {
  const entry = repository.git.entryAt(tree, path);
  return entry === undefined || path === "" ? null : entryView(viewer, repository, path, entry);
}

/** Newest first; the first parent's line before the others. */
function historyOf(repository: Repository, sha: string): string[] {
  return repository.git.commitsBetween(null, sha).toReversed();
}

function checkSuites(
  viewer: Viewer,
  repository: Repository,
  sha: string,
  asked: ConnectionArguments & { filterBy?: CheckSuiteFilter | null },
): Fields {
  viewer.require(repository, { checks: "read" });
  const { appId, checkName } = asked.filterBy ?? {};
  const suites = repository.checkSuites
    .filter((suite) => suite.headSha === sha && (appId == null || suite.app.id === appId))
    .filter((suite) => checkName == null || suite.runs.some((run) => run.name === checkName));
  return connection(viewer, "checkSuites", suites, asked, (suite) => checkSuiteView(viewer, suite));
}

/** Those whose head is this commit in this repository, or that brought it in; a fork's head finds none. */
function associatedPullRequests(
  viewer: Viewer,
  repository: Repository,
  sha: string,
  asked: ConnectionArguments,
): Fields {
  viewer.require(repository, { pull_requests: "read" });
  const found = pullRequestsOf(repository).filter(
    ({ pull }) => (pull.headSha === sha && pull.headRepository === repository) || pull.merged?.sha === sha,
  );
  return connection(viewer, "associatedPullRequests", found, asked, (each) => pullRequestView(viewer, each));
}
