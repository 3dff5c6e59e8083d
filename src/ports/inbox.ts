import type { InboxItem } from "./intake.ts";

export interface InboxEntry {
  readonly id: number;
  readonly item: InboxItem;
  readonly deliveryId: string;
  /** How often it was begun before: more than 0 means that an earlier attempt may have answered already. */
  readonly attempts: number;
}

/** What is still to be done for one pull request. What is not done within 90 days is forgotten. */
export interface Inbox {
  /** The oldest ten, oldest first: answering takes a write or more each, and others in the repository wait meanwhile. */
  pending(repositoryId: number, pullRequest: number): Promise<readonly InboxEntry[]>;
  /** Numbers of the pull requests of a repository for which something is still to be done, at most a hundred. */
  waiting(repositoryId: number): Promise<readonly number[]>;
  /** Counts an attempt before its first effect. */
  begin(id: number): Promise<void>;
  finish(id: number, outcome: "done" | "refused" | "failed"): Promise<void>;
}
