import type { Commit, Signature, TreeChange } from "../git/types.ts";
import { patchOf } from "../world/pull-request-changes.ts";
import { notFound } from "../world/refusal.ts";
import { fullNameOf, type Repository } from "../world/repository.ts";

export class CommitViews {
  readonly #baseUrl: string;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  /** As `git/commits` shows it. */
  gitCommit(repository: Repository, sha: string): Record<string, unknown> {
    const commit = read(repository, sha);
    return {
      sha,
      node_id: nodeIdOf("C", sha),
      message: commit.message,
      tree: { sha: commit.tree, url: this.#git(repository, "trees", commit.tree) },
      parents: commit.parents.map((parent) => this.#parent(repository, parent)),
      author: person(commit.author),
      committer: person(commit.committer),
      url: this.#git(repository, "commits", sha),
      html_url: `${this.#baseUrl}/${fullNameOf(repository)}/commit/${sha}`,
      verification: unverified,
    };
  }

  /** As `commits` shows it, without its files. */
  commit(repository: Repository, sha: string): Record<string, unknown> {
    const commit = read(repository, sha);
    const url = `${this.#baseUrl}/repos/${fullNameOf(repository)}/commits/${sha}`;
    return {
      sha,
      node_id: nodeIdOf("C", sha),
      url,
      html_url: `${this.#baseUrl}/${fullNameOf(repository)}/commit/${sha}`,
      comments_url: `${url}/comments`,
      commit: {
        url: this.#git(repository, "commits", sha),
        message: commit.message,
        tree: { sha: commit.tree, url: this.#git(repository, "trees", commit.tree) },
        author: person(commit.author),
        committer: person(commit.committer),
        comment_count: 0,
        verification: unverified,
      },
      author: null,
      committer: null,
      parents: commit.parents.map((parent) => this.#parent(repository, parent)),
    };
  }

  /** One changed file, as pull requests, commits and comparisons list it; `at` is the commit whose change it is. */
  file(repository: Repository, change: TreeChange, at: string): Record<string, unknown> {
    const { additions, deletions, patch } = patchOf(repository, change);
    const name = fullNameOf(repository);
    const path = change.path.split("/").map(encodeURIComponent).join("/");
    return {
      sha: change.after?.sha ?? change.before?.sha,
      filename: change.path,
      status: change.status,
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: this.blobPage(repository, at, change.path),
      raw_url: `${this.#baseUrl}/${name}/raw/${at}/${path}`,
      contents_url: `${this.#baseUrl}/repos/${name}/contents/${path}?ref=${at}`,
      ...(patch === null ? {} : { patch }),
      ...(change.status === "renamed" ? { previous_filename: change.previousPath } : {}),
    };
  }

  /** As webhooks carry it in `commits` and `head_commit`. */
  inPush(repository: Repository, sha: string): Record<string, unknown> {
    const { git } = repository;
    const commit = read(repository, sha);
    const [parent] = commit.parents;
    const changes = git.diffTrees(parent === undefined ? null : read(repository, parent).tree, commit.tree);
    const pathsWith = (...statuses: string[]) =>
      changes.filter((change) => statuses.includes(change.status)).map((change) => change.path);
    return {
      id: sha,
      tree_id: commit.tree,
      distinct: true,
      message: commit.message,
      timestamp: commit.committer.date,
      url: `${this.#baseUrl}/${fullNameOf(repository)}/commit/${sha}`,
      author: { name: commit.author.name, email: commit.author.email, date: commit.author.date },
      committer: { name: commit.committer.name, email: commit.committer.email, date: commit.committer.date },
      added: pathsWith("added", "renamed"),
      removed: [...pathsWith("removed"), ...changes.flatMap((c) => (c.status === "renamed" ? [c.previousPath] : []))],
      modified: pathsWith("modified", "changed"),
    };
  }

  /** As check suites carry it. */
  brief(repository: Repository, sha: string): Record<string, unknown> {
    const commit = read(repository, sha);
    return {
      id: sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: commit.committer.date,
      author: { name: commit.author.name, email: commit.author.email },
      committer: { name: commit.committer.name, email: commit.committer.email },
    };
  }

  /** The page that compares two commits. */
  compareUrl(repository: Repository, base: string, head: string): string {
    return `${this.#baseUrl}/${fullNameOf(repository)}/compare/${base.slice(0, 12)}...${head.slice(0, 12)}`;
  }

  comparisonLinks(repository: Repository, base: string, head: string): Record<string, string> {
    const html = this.compareUrl(repository, base, head);
    return {
      url: `${this.#baseUrl}/repos/${fullNameOf(repository)}/compare/${base}...${head}`,
      html_url: html,
      permalink_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
    };
  }

  /** The page of a file at a commit. */
  blobPage(repository: Repository, sha: string, path: string): string {
    const escaped = path.split("/").map(encodeURIComponent).join("/");
    return `${this.#baseUrl}/${fullNameOf(repository)}/blob/${sha}/${escaped}`;
  }

  reference(repository: Repository, ref: string, sha: string): Record<string, unknown> {
    return {
      ref,
      node_id: nodeIdOf("REF", ref),
      url: `${this.#baseUrl}/repos/${fullNameOf(repository)}/git/${ref}`,
      object: { type: "commit", sha, url: this.#git(repository, "commits", sha) },
    };
  }

  #parent(repository: Repository, sha: string): Record<string, unknown> {
    const html = `${this.#baseUrl}/${fullNameOf(repository)}/commit/${sha}`;
    return { sha, url: this.#git(repository, "commits", sha), html_url: html };
  }

  #git(repository: Repository, kind: string, sha: string): string {
    return `${this.#baseUrl}/repos/${fullNameOf(repository)}/git/${kind}/${sha}`;
  }
}

const unverified = { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };

function person({ name, email, date }: Signature): Record<string, unknown> {
  return { name, email, date };
}

function read(repository: Repository, sha: string): Commit {
  const commit = repository.git.readCommit(sha);
  if (commit === undefined) throw notFound();
  return commit;
}

export function nodeIdOf(prefix: string, name: string): string {
  return `${prefix}_kwDO${Buffer.from(name).toString("base64url")}`;
}
