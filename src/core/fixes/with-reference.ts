import type { Place } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { TextEdit } from "./fix.ts";
import { linesOf } from "./line-at.ts";
import { placesOf } from "./without-reference.ts";

const LONGEST_LINE = 2_000;

/** The edit that adds an id to the list of `names` that a line holds. Null where it is no list with commas. */
export function withReference(
  source: SourceText,
  { line }: Place,
  names: readonly string[],
  id: string,
): TextEdit | null {
  const found = linesOf(source)(line);
  if (found === null || found.text.length > LONGEST_LINE || names.length === 0) return null;
  const places = names.map((name) => placesOf(found.text, name));
  if (places.some(({ length }) => length !== 1)) return null;
  const ends = places.map(([at = 0], index) => ({ start: at, end: at + (names[index]?.length ?? 0) }));
  const isList = ends.every(({ start }, index) => {
    const before = ends[index - 1];
    return before === undefined || /^,[ \t]{0,3}$/.test(found.text.slice(before.end, start));
  });
  const last = ends.at(-1)?.end ?? 0;
  if (!isList || /^[`*]/.test(found.text.slice(last))) return null;
  const start = found.span.start + last;
  return { span: { start, end: start }, text: `, ${id}` };
}
