import type { CompletionOutcome } from "../../../src/core/report/completion.ts";
import type { Permission } from "../../../src/core/snapshot/permission.ts";
import type { PullRequestFacts } from "../../../src/core/snapshot/pull-request.ts";
import type { LedgerEntry } from "../../../src/ports/claim-ledger.ts";

/** `fixtures/screens/<name>/input.json`: what differs from an open pull request on the repository of `project.ts`. */
export interface ScreenInput {
  readonly shows: "check" | "comment" | "reply" | "merged" | "merge-group" | "approval" | "proposal";
  /** What the check of the head says, where a screen tells of it; absent: `failure`. */
  readonly check?: "success" | "neutral" | "failure";
  /** Lines of the configuration on the base; absent: `mode: enforce`; null: there is none. */
  readonly config?: readonly string[] | null;
  readonly facts?: Partial<PullRequestFacts>;
  /** Lines of the tasks document at the base, each with what it is there instead. */
  readonly baseTasks?: Readonly<Record<string, string>>;
  /** Lines of the tasks document at the base, each with what it is at the head. */
  readonly tasks?: Readonly<Record<string, string>>;
  /** Lines added to the tasks document at the head. */
  readonly moreTasks?: readonly string[];
  /** Files that the pull request adds or changes, by path; null for one that it deletes. */
  readonly files?: Readonly<Record<string, readonly string[] | null>>;
  /** Paths of documents that could not be read. */
  readonly unread?: readonly string[];
  /** What other open pull requests claim. */
  readonly ledger?: readonly LedgerEntry[];
  /** Commands given before, each as its author wrote it. */
  readonly given?: readonly { readonly by: string; readonly text: string }[];
  /** The comment that is answered. */
  readonly comment?: { readonly by: string; readonly text: string; readonly edited?: boolean };
  /** Permissions by login; `write` where none is given. */
  readonly permissions?: Readonly<Record<string, Permission>>;
  /** What became of the ticks of a merged pull request. */
  readonly completions?: readonly CompletionOutcome[];
  /** Numbers of the pull requests in a merge group. */
  readonly group?: readonly number[];
  /** What the descriptions of the pull requests in a merge group say, in their order. */
  readonly bodies?: readonly string[];
  /** Why the base branch takes no direct commits. */
  readonly directCommitsRefused?: string;
}
