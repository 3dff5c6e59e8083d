import { LocalPullRequest } from "./local-pull-request.ts";
import { type FileContents, writeCommit } from "./world/commit-files.ts";
import { deleteBranch } from "./world/delete-branch.ts";
import type { Issue } from "./world/issue.ts";
import { createIssue, openPullRequest } from "./world/issues.ts";
import { keeperOf } from "./world/keeper.ts";
import { advanceQueue } from "./world/merge-queue.ts";
import { moveBranch } from "./world/move-branch.ts";
import { notFound } from "./world/refusal.ts";
import { deleteRepository, forkRepository, setArchived } from "./world/repositories.ts";
import { fullNameOf, type Repository, type Role } from "./world/repository.ts";
import {
  changeDefaultBranch,
  changeVisibility,
  renameBranch,
  renameRepository,
  transferRepository,
} from "./world/repository-changes.ts";
import { findPullRequest, pullRequestsOf, tipOf, treeOf } from "./world/revisions.ts";
import type { BranchRule } from "./world/rules.ts";
import type { User } from "./world/user.ts";
import type { World } from "./world/world.ts";

export interface CommitOptions {
  readonly message?: string;
  /** The owner, or an organization's admin, unless given. */
  readonly author?: string;
}

export interface PullRequestOptions {
  readonly head: string;
  /** The default branch unless given. */
  readonly base?: string;
  readonly title?: string;
  readonly body?: string;
  readonly author?: string;
  readonly draft?: boolean;
  /** A fork. */
  readonly headRepository?: LocalRepository;
}

/** A repository in the hands of people: nothing here asks an App's permission or a branch's rules. */
export class LocalRepository {
  readonly state: Repository;
  readonly #world: World;

  constructor(world: World, state: Repository) {
    this.#world = world;
    this.state = state;
  }

  get #keeper(): User {
    return keeperOf(this.#world, this.state);
  }

  get id(): number {
    return this.state.id;
  }

  get owner(): string {
    return this.state.owner.login;
  }

  get name(): string {
    return this.state.name;
  }

  get fullName(): string {
    return fullNameOf(this.state);
  }

  get defaultBranch(): string {
    return this.state.defaultBranch;
  }

  /** Makes a branch at another's tip, or at a SHA; the default branch's unless given. Answers its SHA. */
  branch(name: string, from: string = this.state.defaultBranch): string {
    const sha = this.state.branches.get(from) ?? from;
    treeOf(this.state, sha);
    moveBranch(this.#world, this.state, name, sha, this.#keeper);
    return sha;
  }

  deleteBranch(name: string): void {
    deleteBranch(this.#world, this.state, name, this.#keeper);
  }

  /** Commits and pushes: null deletes a file. Makes the branch where it is missing. Answers the SHA. */
  commit(branch: string, files: FileContents, options: CommitOptions = {}): string {
    if (!this.state.branches.has(branch)) this.branch(branch);
    const author = options.author === undefined ? this.#keeper : this.#world.user(options.author);
    const sha = writeCommit(this.#world, this.state, {
      parent: tipOf(this.state, branch),
      files,
      message: options.message ?? `Change ${Object.keys(files).join(", ")}`,
      author,
    });
    moveBranch(this.#world, this.state, branch, sha, author);
    return sha;
  }

  /** Points a branch somewhere else, as a forced push does. */
  forcePush(branch: string, sha: string, by?: string): void {
    moveBranch(this.#world, this.state, branch, sha, by === undefined ? this.#keeper : this.#world.user(by));
  }

  openPullRequest(options: PullRequestOptions): LocalPullRequest {
    const headRepository = options.headRepository?.state ?? this.state;
    const pullRequest = openPullRequest(this.#world, this.state, {
      head: options.head,
      headRepository,
      base: options.base ?? this.state.defaultBranch,
      title: options.title ?? `Merge ${options.head}`,
      body: options.body ?? "",
      author: options.author === undefined ? keeperOf(this.#world, headRepository) : this.#world.user(options.author),
      draft: options.draft ?? false,
    });
    return new LocalPullRequest(this.#world, pullRequest);
  }

  pullRequest(number: number): LocalPullRequest {
    return new LocalPullRequest(this.#world, findPullRequest(this.state, number));
  }

  pullRequests(): LocalPullRequest[] {
    return pullRequestsOf(this.state).map((each) => new LocalPullRequest(this.#world, each));
  }

  openIssue(options: { readonly title: string; readonly body?: string; readonly author?: string }): Issue {
    const author = options.author === undefined ? this.#keeper : this.#world.user(options.author);
    return createIssue(this.#world, this.state, { title: options.title, body: options.body ?? "", author });
  }

  fork(owner: string): LocalRepository {
    return new LocalRepository(this.#world, forkRepository(this.#world, this.state, this.#world.user(owner)));
  }

  setRules(branch: string, rules: readonly BranchRule[]): void {
    this.state.rules.set(branch, rules);
  }

  /** Lets the merge queue of a branch go on, as GitHub does when a check has completed. */
  advanceQueue(branch: string = this.state.defaultBranch): "merged" | "ejected" | "waiting" {
    return advanceQueue(this.#world, this.state, branch);
  }

  setCollaborator(login: string, role: Role | null): void {
    const key = this.#world.user(login).login.toLowerCase();
    if (role === null) this.state.collaborators.delete(key);
    else this.state.collaborators.set(key, role);
  }

  archive(): void {
    setArchived(this.#world, this.state, true);
  }

  unarchive(): void {
    setArchived(this.#world, this.state, false);
  }

  rename(name: string): void {
    renameRepository(this.#world, this.state, name);
  }

  transfer(owner: string): void {
    transferRepository(this.#world, this.state, this.#world.user(owner, "Organization"));
  }

  setDefaultBranch(branch: string): void {
    changeDefaultBranch(this.#world, this.state, branch);
  }

  setPrivate(isPrivate: boolean): void {
    changeVisibility(this.#world, this.state, isPrivate);
  }

  renameBranch(from: string, to: string): void {
    renameBranch(this.#world, this.state, from, to);
  }

  delete(): void {
    deleteRepository(this.#world, this.state);
  }

  tip(branch: string = this.state.defaultBranch): string {
    return tipOf(this.state, branch);
  }

  /** The exact bytes of a file; throws a 404 where there is none. */
  read(branch: string, path: string): Uint8Array {
    const bytes = this.tryRead(branch, path);
    if (bytes === null) throw notFound();
    return bytes;
  }

  tryRead(branch: string, path: string): Uint8Array | null {
    const entry = this.state.git.entryAt(treeOf(this.state, tipOf(this.state, branch)), path);
    return entry === undefined ? null : (this.state.git.readBlob(entry.sha) ?? null);
  }

  mode(branch: string, path: string): string | null {
    return this.state.git.entryAt(treeOf(this.state, tipOf(this.state, branch)), path)?.mode ?? null;
  }

  /** Commits of a branch, newest first. */
  log(branch: string = this.state.defaultBranch): { sha: string; message: string; author: string; paths: string[] }[] {
    const { git } = this.state;
    return git
      .commitsBetween(null, tipOf(this.state, branch))
      .toReversed()
      .map((sha) => {
        const [parent] = git.readCommit(sha)?.parents ?? [];
        const before = parent === undefined ? null : treeOf(this.state, parent);
        const paths = git.diffTrees(before, treeOf(this.state, sha)).map(({ path }) => path);
        const commit = git.readCommit(sha);
        return { sha, message: commit?.message ?? "", author: commit?.author.name ?? "", paths };
      });
  }
}
