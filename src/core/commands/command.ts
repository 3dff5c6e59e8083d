import type { Config } from "../config/config.ts";
import type { Evaluation } from "../report/evaluation.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import type { Order } from "./order.ts";

/**
 * `anyone` may comment; the others are asked of GitHub at the time of execution. The pull request's author always has
 * `triage`. `approver` is write access of somebody who is not the author and did not push the head.
 */
export type CommandPermission = "anyone" | "read" | "triage" | "write" | "approver";

/** What a command writes to: nothing, our own records, a branch of the repository, or the pull request's own branch alone. */
export type CommandReach = "nothing" | "records" | "branch" | "head";

/** What a command is given. `evaluation` is there exactly when the command `needs` it. */
interface CommandContext<Needs extends "nothing" | "evaluation"> {
  readonly args: readonly string[];
  readonly facts: PullRequestFacts;
  readonly evaluation: Needs extends "evaluation" ? Evaluation : null;
  /** Every command there is, for the one that explains them. */
  readonly commands: readonly Command[];
  /** Ids of all rules. */
  readonly rules: readonly string[];
  /** When what the pull request completes is ticked, where a command asks for the evaluation. */
  readonly ticks: Config["ticks"];
}

/** What a command wants: orders to carry out, a text for the one reply, and whether the pull request is to be checked anew. */
interface CommandAnswer {
  readonly reply: string | null;
  readonly recheck: boolean;
  readonly orders?: readonly Order[];
}

/** A slash-command. Help, documentation, permission check and tests come from the definition. */
export interface Command<Needs extends "nothing" | "evaluation" = "nothing" | "evaluation"> {
  readonly name: string;
  /** `/spec status [bundle]`. */
  readonly usage: string;
  readonly summary: string;
  /** What else the page of commands says of it, as sentences. */
  readonly note?: string;
  readonly permission: CommandPermission;
  readonly reach: CommandReach;
  readonly needs: Needs;
  /** Whether it waves through what was found, so that whoever gives it must have been able to read that. */
  readonly liftsVerdict?: boolean;
  readonly examples: readonly string[];
  /** Throws `UserError` for arguments it cannot take. */
  answer(context: CommandContext<Needs>): CommandAnswer;
}

/** Identity; keeps `needs` and the context's `evaluation` in step. */
export function defineCommand<Needs extends "nothing" | "evaluation">(command: Command<Needs>): Command<Needs> {
  return command;
}

/** One use of a slash-command in a comment. */
export interface Invocation {
  readonly verb: string;
  readonly args: readonly string[];
  /** The line as written, for the reply. */
  readonly written: string;
}
