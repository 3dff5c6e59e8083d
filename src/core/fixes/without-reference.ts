import type { Place } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { TextEdit } from "./fix.ts";
import { linesOf } from "./line-at.ts";

const LONGEST_LINE = 2_000;

/** ` (depends on `, in brackets that hold nothing else. */
const ALONE = /[ \t]{0,3}\((?:depends on|depends|needs|requires|after|blocked by)[: \t]{1,3}$/i;

/**
 * The edit that takes an id out of the list with commas that a line holds, or out of it with the brackets where they
 * hold nothing else. Null where it stands there otherwise.
 */
export function withoutReference(
  source: SourceText,
  { line }: Place,
  id: string,
  /** On the line of a task that names itself its id stands once more, in front. */
  isOwn = false,
): TextEdit | null {
  const found = linesOf(source)(line);
  if (found === null || found.text.length > LONGEST_LINE) return null;
  const all = placesOf(found.text, id);
  const places = isOwn && all.length > 1 ? all.slice(1) : all;
  const [at] = places;
  if (at === undefined || places.length > 1) return null;
  const before = /,[ \t]{0,3}$/.exec(found.text.slice(0, at))?.[0].length ?? 0;
  const after = /^,[ \t]{0,3}(?=\S)/.exec(found.text.slice(at + id.length))?.[0].length ?? 0;
  const start = found.span.start + at;
  const end = start + id.length;
  if (before === 0 && after === 0) {
    const alone = ALONE.exec(found.text.slice(0, at))?.[0].length ?? 0;
    const isClosed = alone > 0 && found.text.startsWith(")", at + id.length);
    return isClosed ? { span: { start: start - alone, end: end + 1 }, text: "" } : null;
  }
  return { span: after > 0 ? { start, end: end + after } : { start: start - before, end }, text: "" };
}

/** What goes on as the same word; an underscore may be the end of emphasis. */
const LONGER = /^(?:[A-Za-z\d-]|\.\d|_\w)/;

/** Where an id stands that is no part of a longer one. */
export function placesOf(line: string, id: string): number[] {
  const places: number[] = [];
  for (let at = line.indexOf(id); at !== -1; at = line.indexOf(id, at + id.length)) {
    const isWhole = !/(?:[A-Za-z\d.-]|\w_)$/.test(line.slice(0, at)) && !LONGER.test(line.slice(at + id.length));
    if (isWhole) places.push(at);
  }
  return places;
}
