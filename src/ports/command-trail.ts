import type { CommandRecord } from "../core/commands/order.ts";

/** A line of the audit trail. */
export type TrailRecord = CommandRecord;

/** A command that was not carried out. */
export type TrailRefusal = Omit<CommandRecord, "order"> & {
  /** As written. */
  readonly written: string;
  readonly reason: string;
};

/** What somebody ordered by a command or an approval, or was refused, on a pull request. */
export interface TrailLine {
  readonly givenAt: string;
  readonly pullRequest: number;
  readonly actor: string;
  /** Where it was given, with the number of that comment, review or remark. */
  readonly surface: string;
  readonly commentId: number;
  readonly headSha: string;
  /** What was ordered, or null where it was refused. */
  readonly order: unknown;
  /** The command as written and why it was not carried out, or null. */
  readonly refused: { readonly written: string; readonly reason: string } | null;
}

/** Who ordered what by slash-command, when and on which commit. Nothing is ever changed in it. */
export interface CommandTrail {
  /** What is recorded already, by comment and position, stays as it was: an attempt may be a second one. */
  record(repositoryId: number, pullRequest: number, records: readonly TrailRecord[]): Promise<void>;
  /** Notes what was refused, for those who look into it later; nothing else depends on it. */
  recordRefusals(repositoryId: number, pullRequest: number, refusals: readonly TrailRefusal[]): Promise<void>;
  /** Orders and refusals of a pull request, or with null of a whole repository: the newest ten thousand, oldest first. */
  list(repositoryId: number, pullRequest: number | null): Promise<readonly TrailLine[]>;
  /** Everything recorded for a pull request, oldest first. */
  of(repositoryId: number, pullRequest: number): Promise<readonly TrailRecord[]>;
}
