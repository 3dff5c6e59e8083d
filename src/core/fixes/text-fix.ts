import { editAt } from "../edits/edit-at.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { FileEdit, Fix, TaskIntent, TextEdit } from "./fix.ts";

/** Longer lines are nobody's prose; finding a byte in each of many such would take time without end. In UTF-16 units. */
const LONGEST_LINE = 20_000;

/**
 * A fix that replaces pieces of one document's text. Null where there is nothing to replace, where a line is not valid
 * UTF-8, or where it is longer than 20,000 characters: the finding stays, and a person fixes it.
 */
export function textFix(
  source: SourceText,
  does: string,
  replacements: readonly TextEdit[],
  intends: readonly TaskIntent[] = [],
): Fix | null {
  const edits = replacements.flatMap(({ span, text }): (FileEdit | null)[] => {
    if (source.text.slice(span.start, span.end) === text) return [];
    const edit = isShort(source.text, span.start) ? editAt(source, span, text, does) : null;
    return [edit && { path: source.path, ...edit }];
  });
  const whole = edits.filter((edit) => edit !== null);
  return whole.length === 0 || whole.length < edits.length ? null : { does, edits: whole, intends };
}

function isShort(text: string, offset: number): boolean {
  const after = text.slice(offset, offset + LONGEST_LINE);
  const before = text.slice(Math.max(0, offset - LONGEST_LINE), offset);
  return /[\r\n]/.test(after) || after.length < LONGEST_LINE
    ? /[\r\n]/.test(before) || before.length < LONGEST_LINE
    : false;
}
