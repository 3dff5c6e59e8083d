import type { AddReaction } from "../effects/effect.ts";
import { UserError } from "../errors.ts";
import { nearest } from "../graph/nearest.ts";
import type { Evaluation } from "../report/evaluation.ts";
import { codeSpan, neutralMessage } from "../report/neutral-text.ts";
import type { Permission } from "../snapshot/permission.ts";
import type { CommandComment, PullRequestFacts } from "../snapshot/pull-request.ts";
import type { Command, CommandPermission, Invocation } from "./command.ts";
import { WHO_MAY } from "./help.ts";
import { COMMANDS } from "./index.ts";
import { readInvocations } from "./read-invocations.ts";
import { renderReply } from "./render-reply.ts";

export interface CommandInput {
  readonly comment: CommandComment;
  readonly facts: PullRequestFacts;
  /** Of the comment's author, asked of GitHub at the time of execution. */
  readonly permission: Permission;
  /** Null where `needsEvaluation` says that no command asks for one. */
  readonly evaluation: Evaluation | null;
}

/** What becomes of a comment: one reply for all its commands, or none. */
export interface CommandDecision {
  readonly kind: "ignore" | "refuse" | "answer";
  readonly reply: string | null;
  readonly recheck: boolean;
  readonly reaction: AddReaction["content"] | null;
}

/** The text for one invocation. */
export interface InvocationAnswer {
  readonly invocation: Invocation;
  readonly isRefused: boolean;
  readonly text: string;
  readonly recheck: boolean;
}

const IGNORED: CommandDecision = { kind: "ignore", reply: null, recheck: false, reaction: null };

/** Whether the pull request must be evaluated before the commands can be answered. */
export function needsEvaluation(invocations: readonly Invocation[]): boolean {
  return invocations.some(({ verb }) => findCommand(verb)?.needs === "evaluation");
}

/** Decides what to answer to a comment. Whoever lacks a permission, and an edited comment, is refused and told why. */
export function answerCommand(input: CommandInput): CommandDecision {
  const invocations = readInvocations(input.comment);
  if (invocations.length === 0) return IGNORED;
  const answers = invocations.map((invocation) => answerInvocation(invocation, input));
  const isRefused = answers.every((answer) => answer.isRefused);
  return {
    kind: isRefused ? "refuse" : "answer",
    reply: input.facts.locked ? null : renderReply(answers, input.comment.id, input.facts),
    recheck: answers.some(({ recheck }) => recheck),
    reaction: answers.some((answer) => answer.isRefused) ? "confused" : "rocket",
  };
}

function answerInvocation(invocation: Invocation, input: CommandInput): InvocationAnswer {
  const command = findCommand(invocation.verb);
  if (input.comment.edited) return refuse(invocation, EDITED);
  if (!command) return refuse(invocation, suggestVerb(invocation.verb));
  if (!mayUse(command.permission, input)) return refuse(invocation, `This is only for ${WHO_MAY[command.permission]}.`);
  if (command.needs === "evaluation" && !input.evaluation) return refuse(invocation, NOT_EVALUATED);
  return run(command, invocation, input);
}

const EDITED =
  "This comment was edited after it was written, possibly by somebody else, and is not obeyed. Write the command in a new comment.";

const NOT_EVALUATED =
  "The spec bundles could not be evaluated just now; the check run says why. Try again with `/spec recheck`.";

function run(command: Command, invocation: Invocation, { facts, evaluation }: CommandInput): InvocationAnswer {
  try {
    const { reply, recheck } = command.answer({ args: invocation.args, facts, evaluation, commands: COMMANDS });
    return { invocation, isRefused: false, text: reply ?? "", recheck };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return refuse(invocation, neutralMessage(`${error.message} ${error.hint}`));
  }
}

function refuse(invocation: Invocation, text: string): InvocationAnswer {
  return { invocation, isRefused: true, text, recheck: false };
}

const RANK = { none: 0, anyone: 0, read: 1, triage: 2, write: 3, admin: 4 } as const;

function mayUse(needed: CommandPermission, { comment, facts, permission }: CommandInput): boolean {
  const isAuthor = comment.author.login.toLowerCase() === facts.author.login.toLowerCase();
  const rank = isAuthor ? Math.max(RANK[permission], RANK.triage) : RANK[permission];
  return rank >= RANK[needed];
}

function findCommand(verb: string): Command | undefined {
  return COMMANDS.find(({ name }) => name === verb);
}

function suggestVerb(verb: string): string {
  const unknown = `There is no command ${codeSpan(verb, 40)}.`;
  const [meant] = nearest(
    verb,
    COMMANDS.map(({ name }) => name),
  );
  return meant ? `${unknown} Did you mean \`/spec ${meant}\`?` : `${unknown} \`/spec help\` lists what there is.`;
}
