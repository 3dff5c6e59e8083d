import { plainText, shorten } from "../report/neutral-text.ts";
import type { Invocation } from "./command.ts";
import { findParagraphs } from "./comment-paragraphs.ts";
import { maskInline } from "./mask-inline.ts";

/** GitHub stores at most this many bytes of a comment. */
const LONGEST_BODY = 262_144;

/** More in one comment are not read: nobody means them. */
const MOST_INVOCATIONS = 10;
const MOST_ARGS = 20;
const LONGEST_WORD = 200;

/**
 * The slash-commands in a comment: lines of a paragraph that begin with `/spec` and a verb. Nothing in code, quotes,
 * HTML, tables or links counts, nor `/specify`, `/speckit.plan` or `/specs`. `/spec` alone asks for help.
 */
export function parseInvocations(body: string): readonly Invocation[] {
  const invocations: Invocation[] = [];
  for (const lines of findParagraphs(body.slice(0, LONGEST_BODY))) {
    if (!lines.some(isCommand)) continue;
    for (const line of unmaskedLines(lines)) {
      const invocation = parseLine(line);
      if (invocation) invocations.push(invocation);
      if (invocations.length === MOST_INVOCATIONS) return invocations;
    }
  }
  return invocations;
}

function isCommand(line: string): boolean {
  return /^ {0,3}\/spec(?!\S)/i.test(line);
}

/** The lines whose first character is plain text. */
function unmaskedLines(lines: readonly string[]): readonly string[] {
  const mask = maskInline(lines.join("\n"));
  let offset = 0;
  return lines.filter((line) => {
    const start = offset + line.length - line.trimStart().length;
    offset += line.length + 1;
    return mask[start] === 0;
  });
}

function parseLine(line: string): Invocation | null {
  if (!isCommand(line)) return null;
  const [verb = "help", ...args] = line.trim().split(/\s+/).slice(1);
  if (!/^[a-z0-9]/i.test(verb)) return null;
  return {
    verb: verb.slice(0, LONGEST_WORD).toLowerCase(),
    args: args.slice(0, MOST_ARGS).map((arg) => arg.slice(0, LONGEST_WORD)),
    written: shorten(plainText(line), LONGEST_WORD),
  };
}
