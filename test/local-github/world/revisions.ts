import { isPullRequest, type PullRequest } from "./issue.ts";
import { notFound } from "./refusal.ts";
import type { Repository } from "./repository.ts";

const sha1 = /^[0-9a-f]{40}$/;

/** The commit that a branch name, a full reference, `HEAD` or a SHA names; null where none does. */
export function findCommit(repository: Repository, revision: string): string | null {
  if (sha1.test(revision)) return repository.git.readCommit(revision) === undefined ? null : revision;
  if (revision === "HEAD") return repository.branches.get(repository.defaultBranch) ?? null;
  const pullHead = /^(?:refs\/)?pull\/(\d+)\/head$/.exec(revision);
  if (pullHead !== null) return headOf(repository, Number(pullHead[1]));
  const branch = revision.replace(/^(?:refs\/)?heads\//, "");
  return repository.branches.get(branch) ?? null;
}

function headOf(repository: Repository, number: number): string | null {
  return repository.issues.get(number)?.pull?.headSha ?? null;
}

/** The tree of a commit or, given a tree's own SHA, that tree. */
export function findTree(repository: Repository, revision: string): string | null {
  const commit = findCommit(repository, revision);
  if (commit !== null) return repository.git.readCommit(commit)?.tree ?? null;
  return repository.git.readTree(revision) === undefined ? null : revision;
}

export function treeOf(repository: Repository, commitSha: string): string {
  const commit = repository.git.readCommit(commitSha);
  if (commit === undefined) throw notFound();
  return commit.tree;
}

export function tipOf(repository: Repository, branch: string): string {
  const tip = repository.branches.get(branch);
  if (tip === undefined) throw notFound();
  return tip;
}

export function pullRequestsOf(repository: Repository): PullRequest[] {
  return [...repository.issues.values()].filter(isPullRequest);
}

export function findPullRequest(repository: Repository, number: number): PullRequest {
  const issue = repository.issues.get(number);
  if (issue === undefined || !isPullRequest(issue)) throw notFound();
  return issue;
}
