import type { SourceText } from "../markdown/source-text.ts";
import { type Fix, renaming, type TaskIntent, type TextEdit } from "./fix.ts";
import { linesOf } from "./line-at.ts";
import { textFix } from "./text-fix.ts";
import { placesOf } from "./without-reference.ts";

const LONGEST_LINE = 2_000;

/** A name that is written in some way, and how it is to be written. */
export interface Respelling {
  readonly from: string;
  readonly to: string;
  readonly intends?: readonly TaskIntent[];
}

/** Writes a name otherwise on some lines of a document. Null where a line does not hold it once, as a word of its own. */
export function respell(source: SourceText, lines: readonly number[], { from, to, intends }: Respelling): Fix | null {
  const lineAt = linesOf(source);
  const edits = [...new Set(lines)].map((number): TextEdit | null => {
    const line = lineAt(number);
    const places = line === null || line.text.length > LONGEST_LINE ? [] : placesOf(line.text, from);
    const [at] = places;
    if (line === null || at === undefined || places.length > 1 || isInPath(line.text, at, from.length)) return null;
    const start = line.span.start + at;
    return { span: { start, end: start + from.length }, text: to };
  });
  const whole = edits.filter((edit) => edit !== null);
  return whole.length < edits.length ? null : renaming(textFix(source, `write ${to} for ${from}`, whole, intends));
}

/** `tests/FR-2/out.ts`, `FR-2.md`: a file keeps its name. */
function isInPath(line: string, at: number, length: number): boolean {
  return line[at - 1] === "/" || /^(?:\/|\.\w)/.test(line.slice(at + length, at + length + 2));
}
