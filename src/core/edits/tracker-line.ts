import { GARBLED_DASH, GARBLED_DOT } from "../statuses/garbled-signs.ts";
import { readStatusPart } from "./status-part.ts";

/** A line that tells the state of a task that is described elsewhere: `- [x] ~~Task 1.1~~ - Completed 2026-03-04 by @ada`. */
export interface TrackerLine {
  /** Bullet and white space up to the box, as written. */
  readonly bullet: string;
  readonly box: string;
  /** White space behind the box. */
  readonly gap: string;
  /** `Task 1.1`, without what strikes it through. */
  readonly name: string;
  readonly struck: boolean;
  /** What stands between name and state: ` - `; empty where nothing follows. */
  readonly separator: string;
  /** `Completed`, or null where the line says no more than its name or goes on in other words. */
  readonly state: string | null;
  /** What follows the state, or, without one, the separator: ` 2026-03-04 by @ada`. */
  readonly rest: string;
}

const BOXED = /^((?:[-*+]|\d{1,9}[.)])[ \t]+)\[([^\]\r\n]{1,3})\]([ \t]+)([^\r\n]*)$/;
/** A dash between spaces, garbled or not, or a colon. */
const SEPARATOR = new RegExp(`^(?:[ \\t]+(?:[-–—·]|${GARBLED_DASH}|${GARBLED_DOT})[ \\t]+|:[ \\t]+|[ \\t]+)`);

/** `1.10` and `1.1.2` are other tasks than `1.1`. */
const GOES_ON = /^[.-]?[\p{L}\p{N}]/u;

/** Reads a tracker line about a task, or null where its text does not begin with the task's name. */
export function readTrackerLine(written: string, id: string): TrackerLine | null {
  const [, bullet = "", box = "", gap = "", text = ""] = BOXED.exec(written) ?? [];
  const name = text === "" ? null : readName(text, id);
  if (name === null) return null;
  const after = text.slice(name.width);
  const separator = SEPARATOR.exec(after)?.[0] ?? "";
  const words = after.slice(separator.length);
  const part = readStatusPart(words);
  const state = part?.text ?? null;
  return { bullet, box, gap, ...name, separator, state, rest: words.slice(state?.length ?? 0) };
}

/** `~~Task 1.1~~`, `**1.1**`, `Task 1.1`; `width` is all of it. */
function readName(
  text: string,
  id: string,
): (Pick<TrackerLine, "name" | "struck"> & { readonly width: number }) | null {
  const open = /^~~/.test(text) ? 2 : 0;
  const lead = /^(?:\*\*|__|`)?(?:(?:Task|Work[ \t]Package)[ \t]+)?/i.exec(text.slice(open))?.[0] ?? "";
  const start = open + lead.length;
  if (!text.startsWith(id, start) || GOES_ON.test(text.slice(start + id.length, start + id.length + 4))) return null;
  const close = /^(?:\*\*|__|`)?/.exec(text.slice(start + id.length))?.[0] ?? "";
  const end = start + id.length + close.length;
  const struck = open > 0 && text.startsWith("~~", end);
  if (open > 0 && !struck) return null;
  return { name: text.slice(open, end), struck, width: end + (struck ? 2 : 0) };
}

export function writeTrackerLine(line: TrackerLine): string {
  const name = line.struck ? `~~${line.name}~~` : line.name;
  const said = line.state === null && line.rest === "" ? "" : `${line.separator}${line.state ?? ""}${line.rest}`;
  return `${line.bullet}[${line.box}]${line.gap}${name}${said}`;
}
