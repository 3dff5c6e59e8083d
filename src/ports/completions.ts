/** A task that a merged pull request completes or reverts, until its box on the base branch says so or that is refused. */
export interface Completion {
  readonly repositoryId: number;
  readonly branch: string;
  readonly pullRequest: number;
  readonly bundle: string;
  readonly tasksPath: string;
  readonly task: string;
  /** `todo` where the pull request reverts the one that completed it. */
  readonly target: "done" | "todo";
  /** The day of the merge in UTC, `2026-11-21`; null where it is not known. */
  readonly mergedOn: string | null;
  /** Login of the pull request's author; null where it is not known. */
  readonly author: string | null;
}

export type CompletionState = "pending" | "proposed" | "done" | "refused";

export interface StoredCompletion extends Completion {
  readonly state: CompletionState;
  /** Commit SHA, pull request number or the reason of a refusal. */
  readonly detail: string | null;
  /** Names of the open tasks that wait for it, as of when it was settled; null where nobody knows. */
  readonly waiting: readonly string[] | null;
}

/** What becomes of a completion. */
export type CompletionFate = Pick<StoredCompletion, "state" | "detail" | "waiting">;

export interface Completions {
  /** Whether the merge was taken before: what a merged pull request completes is decided once, not by later edits. */
  isTaken(repositoryId: number, pullRequest: number): Promise<boolean>;
  /** Takes the merge with what it completes, as `pending`, in one transaction; one taken before stays as it was. */
  take(repositoryId: number, pullRequest: number, completions: readonly Completion[]): Promise<void>;
  /** Those of a branch that are `pending` or `proposed`, in the order in which their merges were taken. */
  open(repositoryId: number, branch: string): Promise<readonly StoredCompletion[]>;
  /** Branches with completions that are `pending` or `proposed`. */
  openBranches(repositoryId: number): Promise<readonly string[]>;
  /** Branches with completions that are `pending`: nobody has ticked or proposed them yet. */
  pendingBranches(repositoryId: number): Promise<readonly string[]>;
  /** Has the open completions of a branch follow it to its new name. */
  follow(repositoryId: number, from: string, to: string): Promise<void>;
  ofPullRequest(repositoryId: number, pullRequest: number): Promise<readonly StoredCompletion[]>;
  /** Those of some commits by which ticks were made. */
  ofCommits(repositoryId: number, shas: readonly string[]): Promise<readonly string[]>;
  settle(completion: Completion, fate: CompletionFate): Promise<void>;
}
