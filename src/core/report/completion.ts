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
  /** Names of open tasks that wait for it; null where nobody knows, as of a task that the document does not hold. */
  readonly waiting: readonly string[] | null;
}

/** Who waits for a task of a document on the base branch; null where nobody knows. */
export type WaitingFor = (completion: Pick<Completion, "tasksPath" | "task">) => readonly string[] | null;
