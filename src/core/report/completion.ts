/** A task that a merged pull request completes or reverts, and what became of its tick. */
export interface Completion {
  readonly pullRequest: number;
  readonly bundle: string;
  readonly tasksPath: string;
  readonly task: string;
  /** `todo` where the pull request reverts the one that completed it. */
  readonly target: "done" | "todo";
}

/** `proposed`: the tick waits in a pull request of ours. `detail`: commit SHA, number of that pull request, or why not. */
export interface CompletionOutcome extends Completion {
  readonly state: "pending" | "proposed" | "done" | "refused";
  readonly detail: string | null;
}
