import { plainText, shorten } from "../report/neutral-text.ts";
import type { Invocation } from "./command.ts";
import { maskInline } from "./mask-inline.ts";
import { findPlainParagraphs } from "./plain-paragraphs.ts";

/** GitHub stores sixteen times as much. Nobody means a command below that much text, and reading it takes time. */
const READ_CHARACTERS = 16_384;

/** More in one comment are not read: nobody means them. */
const MOST_INVOCATIONS = 10;
const MOST_ARGS = 20;
const LONGEST_WORD = 200;

/**
 * The slash-commands in a comment: lines of a paragraph that begin with `/spec` and a verb. Nothing in code, quotes,
 * HTML, tables or links counts, nor `/specify`, `/speckit.plan` or `/specs`. `/spec` alone asks for help.
 */
export function parseInvocations(body: string): readonly Invocation[] {
  const text = wholeParagraphs(body);
  if (!text.split(LINE_END).some(isCommand)) return [];
  const lines = findPlainParagraphs(text).flatMap(unmaskedCommands);
  return lines.flatMap(parseLine).slice(0, MOST_INVOCATIONS);
}

/** The beginning of a long body up to its last blank line: half a paragraph would be read for what it is not. */
function wholeParagraphs(body: string): string {
  if (body.length <= READ_CHARACTERS) return body;
  const text = body.slice(0, READ_CHARACTERS);
  return text.slice(0, Math.max(0, text.lastIndexOf("\n\n"), text.lastIndexOf("\r\n\r\n")));
}

const LINE_END = /\r\n|\n|\r/;

function isCommand(line: string): boolean {
  return /^ {0,3}\/spec(?!\S)/i.test(line);
}

/** The lines of a paragraph that are commands and begin neither in inline code nor in HTML or a link. */
function unmaskedCommands(paragraph: string): readonly string[] {
  const lines = paragraph.split(LINE_END);
  if (!lines.some(isCommand)) return [];
  const mask = maskInline(lines.join("\n"));
  let offset = 0;
  return lines.filter((line) => {
    const start = offset + line.length - line.trimStart().length;
    offset += line.length + 1;
    return isCommand(line) && mask[start] === 0;
  });
}

function parseLine(line: string): readonly Invocation[] {
  const [verb = "help", ...args] = line.trim().split(/\s+/).slice(1);
  if (!/^[a-z0-9]/i.test(verb)) return [];
  const invocation = {
    verb: verb.slice(0, LONGEST_WORD).toLowerCase(),
    args: args.slice(0, MOST_ARGS).map((arg) => arg.slice(0, LONGEST_WORD)),
    written: shorten(plainText(line), LONGEST_WORD),
  };
  return [invocation];
}
