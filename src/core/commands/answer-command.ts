import type { Config } from "../config/config.ts";
import type { AddReaction } from "../effects/effect.ts";
import { UserError } from "../errors.ts";
import type { Evaluation, EvaluationFailure } from "../report/evaluation.ts";
import { codeSpan, neutralMessage } from "../report/neutral-text.ts";
import type { JudgedForReply } from "../report/reply-foot.ts";
import { rules } from "../rules/index.ts";
import type { CommandComment } from "../snapshot/command-comment.ts";
import type { Permission } from "../snapshot/permission.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import type { Command, CommandPermission, Invocation } from "./command.ts";
import { WHO_MAY } from "./help.ts";
import { COMMANDS } from "./index.ts";
import { ANEW, MISWRITTEN, stopped, suggestVerb } from "./miswritten.ts";
import type { Order } from "./order.ts";
import { describeOvertaking, type Overtaken, writesToBranch } from "./overtaken.ts";
import { readInvocations } from "./read-invocations.ts";
import { renderReply } from "./render-reply.ts";
import { requireVerdict } from "./require-verdict.ts";

export interface CommandInput {
  readonly comment: CommandComment;
  readonly facts: PullRequestFacts;
  /** Of the comment's author, asked of GitHub at the time of execution. */
  readonly permission: Permission;
  /** Who pushed the head; null or absent where that is not known, or no command of the comment depends on it. */
  readonly pusher?: string | null;
  /** The commit that the pull request's own verdict is on, null for none; absent where no command depends on it. */
  readonly judgedSha?: string | null;
  /** Whether only commits of ours lead from the commit that a review is about to the head; see `isOwnStep`. */
  readonly isOwnStep?: boolean;
  /** That the branch moved after a comment in the conversation was written; null or absent where it did not. */
  readonly overtaken?: Overtaken | null;
  /** Who may use which command, where the configuration has it otherwise than the command. */
  readonly permissions?: Config["commands"];
  /** When tasks are ticked; absent where no command asks for an evaluation. */
  readonly ticks?: Config["ticks"];
  /** Null where `needsEvaluation` says that no command asks for one. */
  readonly evaluation: Evaluation | null;
  /** Why there is no evaluation although a command asks for one. */
  readonly failure?: EvaluationFailure | null;
}

/** What becomes of a comment: one reply for all its commands, or none. */
export interface CommandDecision {
  readonly kind: "refuse" | "answer";
  readonly reply: string | null;
  readonly recheck: boolean;
  readonly reaction: AddReaction["content"];
}

/** The text for one invocation, and what it wants done. */
export interface InvocationAnswer {
  readonly invocation: Invocation;
  readonly isRefused: boolean;
  readonly text: string;
  readonly recheck: boolean;
  readonly orders: readonly Order[];
}

/** Whether the pull request must be evaluated before the commands can be answered. */
export function needsEvaluation(invocations: readonly Invocation[]): boolean {
  return invocations.some(({ verb }) => findCommand(verb)?.needs === "evaluation");
}

/** Whether one of the commands is for those alone who neither opened the pull request nor pushed its head. */
export function needsPusher(invocations: readonly Invocation[], permissions: Config["commands"] = {}): boolean {
  return invocations.some(({ verb }) => (permissions[verb] ?? findCommand(verb)?.permission) === "approver");
}

/** Whether one of the commands lifts the verdict that the pull request has. */
export function needsVerdict(invocations: readonly Invocation[]): boolean {
  return invocations.some(({ verb }) => findCommand(verb)?.liftsVerdict);
}

/**
 * What each command of a comment says and wants, in the order written; empty for a comment without any. Whoever lacks a
 * permission, and an edited comment, is refused and told why. After a refused command that writes, no other writes: who
 * wrote it may have counted on it.
 */
export function answerCommands(input: CommandInput): readonly InvocationAnswer[] {
  let stoppedBy: Invocation | null = null;
  return readInvocations(input.comment).map((invocation) => {
    const writes = (findCommand(invocation.verb)?.reach ?? "nothing") !== "nothing";
    const answer =
      stoppedBy !== null && writes
        ? refuse(invocation, stopped(invocation, stoppedBy))
        : answerInvocation(invocation, input);
    if (writes && answer.isRefused) stoppedBy ??= invocation;
    return answer;
  });
}

/** What becomes of the comment once its orders are carried out, or refused in their turn. */
export function concludeCommands(
  answers: readonly InvocationAnswer[],
  { comment, facts }: Pick<CommandInput, "comment" | "facts">,
  judged: JudgedForReply | null = null,
): CommandDecision {
  return {
    kind: answers.every(({ isRefused }) => isRefused) ? "refuse" : "answer",
    reply:
      facts.locked || answers.every(({ text }) => text === "") ? null : renderReply(answers, comment, facts, judged),
    recheck: answers.some(({ recheck }) => recheck),
    reaction: answers.some(({ isRefused }) => isRefused) ? "confused" : "rocket",
  };
}

function answerInvocation(invocation: Invocation, input: CommandInput): InvocationAnswer {
  const command = findCommand(invocation.verb);
  if (input.comment.edited) return refuse(invocation, EDITED);
  if (!command) return refuse(invocation, suggestVerb(invocation.verb));
  const needed = input.permissions?.[command.name] ?? command.permission;
  if (!mayUse(needed, input)) return refuse(invocation, forbidden(command, invocation, needed, input));
  if (command.reach !== "nothing" && isOutdated(input)) return refuse(invocation, outdated(input));
  if (input.overtaken && writesToBranch([invocation]))
    return refuse(invocation, describeOvertaking(input.overtaken, input.facts));
  if (command.needs === "evaluation" && !input.evaluation) return refuse(invocation, notEvaluated(input));
  return run(command, invocation, input);
}

/** A review is about a commit. What it says is not carried out on another one, which its author may never have seen. */
function isOutdated({ comment, facts, isOwnStep = false }: CommandInput): boolean {
  return comment.commitSha !== undefined && comment.commitSha !== facts.headSha && !isOwnStep;
}

function outdated({ comment: { commitSha, surface }, facts }: CommandInput): string {
  const seen = commitSha ? `commit ${commitSha}` : "a commit that is gone";
  if (surface === "button") {
    return `The check that was pressed is about ${seen}, and the branch is at ${facts.headSha} by now. Press the button of the newest check.`;
  }
  return `This review is about ${seen}, and the branch is at ${facts.headSha} by now. Look at that, and write the command again.`;
}

/** What is needed, who lacks it, and the way round it for an author, who can push what the command would write. */
function forbidden(command: Command, invocation: Invocation, needed: CommandPermission, input: CommandInput): string {
  const login = codeSpan(`@${input.comment.author.login}`, 60);
  const isByHand = command.reach === "branch" && isAuthor(input);
  const byHand = isByHand ? ", or change the task's box yourself on your branch" : "";
  return needed === "approver"
    ? `\`/spec ${invocation.verb}\` is for ${WHO_MAY[needed]}, and ${login} ${isAuthor(input) ? "is the author" : "is not one of these"}. Ask somebody else with write access.`
    : `\`/spec ${invocation.verb}\` needs ${needed} access to this repository, which ${login} does not have. Ask someone who has it${byHand}.`;
}

const RULE_IDS = rules.map(({ id }) => id);

const EDITED =
  "The comment was edited after it was written, possibly by somebody else, so it was ignored. Write the command in a new comment.";

function notEvaluated({ failure }: CommandInput): string {
  const why = failure ? neutralMessage(`${failure.reason} ${failure.hint}`, 600) : "The check says why.";
  return `The spec bundles could not be evaluated: ${why} Once they can be, write the command again.`;
}

function run(command: Command, invocation: Invocation, input: CommandInput): InvocationAnswer {
  const { facts, evaluation, ticks = "auto" } = input;
  try {
    if (command.liftsVerdict) requireVerdict(input);
    const commands = asConfigured(input.permissions);
    const context = { args: invocation.args, facts, evaluation, commands, rules: RULE_IDS, ticks };
    const { reply, recheck, orders = [] } = command.answer(context);
    return { invocation, isRefused: false, text: reply ?? "", recheck, orders };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return refuse(
      invocation,
      neutralMessage(`${error.message} ${error.hint}${MISWRITTEN.has(error.code) ? ANEW : ""}`),
    );
  }
}

/** The commands with who may use them here. */
function asConfigured(permissions: CommandInput["permissions"] = {}): readonly Command[] {
  return COMMANDS.map((command) => ({ ...command, permission: permissions[command.name] ?? command.permission }));
}

/** An answer that says why nothing was done. */
export function refuse(invocation: Invocation, text: string): InvocationAnswer {
  return { invocation, isRefused: true, text, recheck: false, orders: [] };
}

const RANK = { none: 0, anyone: 0, read: 1, triage: 2, write: 3, admin: 4 } as const;

function mayUse(needed: CommandPermission, { comment, facts, permission, pusher }: CommandInput): boolean {
  const login = comment.author.login.toLowerCase();
  if (needed === "approver")
    return !isAuthor({ comment, facts }) && login !== pusher?.toLowerCase() && RANK[permission] >= RANK.write;
  const rank = isAuthor({ comment, facts }) ? Math.max(RANK[permission], RANK.triage) : RANK[permission];
  return rank >= RANK[needed];
}

function isAuthor({ comment, facts }: Pick<CommandInput, "comment" | "facts">): boolean {
  return comment.author.login.toLowerCase() === facts.author.login.toLowerCase();
}

function findCommand(verb: string): Command | undefined {
  return COMMANDS.find(({ name }) => name === verb);
}
