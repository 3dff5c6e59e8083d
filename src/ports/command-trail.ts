import type { CommandRecord } from "../core/commands/order.ts";

/** A line of the audit trail. */
export type TrailRecord = CommandRecord;

/** Who ordered what by slash-command, when and on which commit. Nothing is ever changed in it. */
export interface CommandTrail {
  /** What is recorded already, by comment and position, stays as it was: an attempt may be a second one. */
  record(repositoryId: number, pullRequest: number, records: readonly TrailRecord[]): Promise<void>;
  /** Everything recorded for a pull request, oldest first. */
  of(repositoryId: number, pullRequest: number): Promise<readonly TrailRecord[]>;
}
