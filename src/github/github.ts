import type { Effect, EffectOf, EffectResults } from "../core/effects/effect.ts";
import type { BranchSnapshot } from "../core/snapshot/branch-snapshot.ts";
import type { MergeGroup, MergeGroupRef } from "../core/snapshot/merge-group.ts";
import type { OpenPullRequest } from "../core/snapshot/open-pull-request.ts";
import type { Permission } from "../core/snapshot/permission.ts";
import type {
  PullRequestBundles,
  PullRequestFacts,
  PullRequestRef,
  RepositoryRef,
} from "../core/snapshot/pull-request.ts";
import type { Push } from "../core/snapshot/push.ts";

/** One installation's GitHub: the only door through which jobs read and write. */
export interface GitHub {
  /** One request when nothing needs paging. Throws `GitHubError` with status 404 when the pull request is gone. */
  readPullRequest(ref: PullRequestRef, commentNodeIds: readonly string[]): Promise<PullRequestFacts>;
  /**
   * The spec bundles that the pull request touches or names, and those that commands name in `also`, by path or slug, null
   * for the only one there is; no tree is read when there can be none, nor where that of the head which was judged before
   * tells as much.
   */
  readBundles(
    facts: PullRequestFacts,
    also?: readonly (string | null)[],
    judgedBefore?: string | null,
  ): Promise<PullRequestBundles>;
  /** A group of a merge queue; null once it is gone. */
  readMergeGroup(ref: MergeGroupRef): Promise<MergeGroup | null>;
  /** A branch with some files; `isJudged` where it is a pull request's own one, whose files were read already. */
  readBranch(
    repository: RepositoryRef,
    branch: string,
    paths: readonly string[],
    isJudged?: boolean,
  ): Promise<BranchSnapshot>;
  /** What a branch that is gone is called now; null where it was deleted, or was never called otherwise. */
  readRenamedBranch(repository: RepositoryRef, branch: string): Promise<string | null>;
  /** Numbers of the pull requests that our check runs of a suite speak for. */
  readSuite(repository: RepositoryRef, checkSuiteId: number, headSha: string): Promise<readonly number[]>;
  /** Every open pull request by what its verdict depends on, newest first; one cheap request for a hundred. */
  readOpen(repository: RepositoryRef): Promise<readonly OpenPullRequest[]>;
  /** Paths that a branch has changed from one tip to a later one, or null where that cannot be told. */
  readChangedSince(repository: RepositoryRef, fromSha: string, toSha: string): Promise<readonly string[] | null>;
  /** Those of the numbers that are open pull requests with this head. */
  readOpenWithHead(repository: RepositoryRef, numbers: readonly number[], headSha: string): Promise<readonly number[]>;
  /** The repositories of this installation that are neither archived nor disabled, last pushed to first. */
  readRepositories(): Promise<readonly RepositoryRef[]>;
  /** What GitHub lets a person do; `author_association` is not asked, it does not know private members. */
  readPermission(repository: RepositoryRef, login: string): Promise<Permission>;
  /** Login of the person who pushed a commit to a branch of the repository; null where GitHub does not know. */
  readPusher(repository: RepositoryRef, branch: string, sha: string): Promise<string | null>;
  /** The pushes to a branch up to the one that brought a commit, newest first; null where GitHub has no list of them. */
  readPushes(repository: RepositoryRef, branch: string, sha: string): Promise<readonly Push[] | null>;
  /** A reply of ours that carries `marker`, among the comments of an issue: used only when an earlier attempt may have answered. */
  findComment(repository: RepositoryRef, issueNumber: number, marker: string): Promise<number | null>;
  apply<E extends Effect>(effect: E): Promise<EffectResults[EffectOf<E["kind"]>["kind"]]>;
}

/** The App as a whole. */
export interface GitHubApp {
  readonly appId: number;
  /** An aborted signal ends what is under way and lets nothing more through: whoever lost a job must not go on writing. */
  installation(installationId: number, signal?: AbortSignal): Promise<GitHub>;
  /** Ids of installations that are not suspended. */
  readInstallations(): Promise<readonly number[]>;
  /** Has deliveries with commands or approvals that never arrived sent again; returns how many. */
  redeliverMissed(): Promise<number>;
}
