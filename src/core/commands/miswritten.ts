import { nearest } from "../graph/nearest.ts";
import { codeSpan } from "../report/neutral-text.ts";
import type { Invocation } from "./command.ts";
import { COMMANDS } from "./index.ts";

/** Codes of the errors that another text of the command corrects. */
export const MISWRITTEN: ReadonlySet<string> = new Set([
  "ambiguous-task",
  "many-places",
  "many-rules",
  "no-date",
  "no-number",
  "no-reason",
  "no-task",
  "unknown-bundle",
  "unknown-rule",
  "unknown-task",
]);

/** Whoever made a slip corrects it in the same comment, where nobody reads it. */
export const ANEW = " Write the command in a new comment: an edited one is ignored.";

/** Why a command is left out after one that was refused. */
export function stopped(invocation: Invocation, stoppedBy: Invocation): string {
  return `Skipped, because the earlier command ${quote(stoppedBy)} failed. Write ${quote(invocation)} again, in a new comment.`;
}

function quote({ verb, args }: Invocation): string {
  return codeSpan(["/spec", verb, ...args].join(" "), 200);
}

/** What is said of a verb that there is not. */
export function suggestVerb(verb: string): string {
  const unknown = `There is no command ${codeSpan(verb, 40)}.`;
  const [meant] = nearest(
    verb,
    COMMANDS.map(({ name }) => name),
  );
  return meant
    ? `${unknown} Did you mean \`/spec ${meant}\`?${ANEW}`
    : `${unknown} \`/spec help\` lists what there is.`;
}
