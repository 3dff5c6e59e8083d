import type { CommandComment } from "../snapshot/command-comment.ts";
import type { Invocation } from "./command.ts";
import { parseInvocations } from "./parse-invocations.ts";

/** The commands that a comment asks for, each once. Bots ask for none: neither ours nor another may start a loop. */
export function readInvocations(comment: CommandComment): readonly Invocation[] {
  if (comment.author.isBot) return [];
  const invocations = parseInvocations(comment.body);
  return [...new Map(invocations.map((each) => [[each.verb, ...each.args].join(" "), each])).values()];
}
