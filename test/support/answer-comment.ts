import {
  answerCommands,
  type CommandDecision,
  type CommandInput,
  concludeCommands,
} from "../../src/core/commands/answer-command.ts";
import type { Order } from "../../src/core/commands/order.ts";

/** A decision with the orders behind it; `ignore` for a comment without commands. */
type Answered = Omit<CommandDecision, "kind" | "reaction"> & {
  readonly kind: CommandDecision["kind"] | "ignore";
  readonly reaction: CommandDecision["reaction"] | null;
  readonly orders: readonly Order[];
};

/** What becomes of a comment whose orders all succeed. */
export function answerComment(input: CommandInput): Answered {
  const answers = answerCommands(input);
  if (answers.length === 0) return { kind: "ignore", reply: null, recheck: false, reaction: null, orders: [] };
  return { ...concludeCommands(answers, input), orders: answers.flatMap(({ orders }) => orders) };
}
