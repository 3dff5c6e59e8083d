import { idAt, splitId } from "../references/identifiers.ts";

/** What stands at the beginning of a task's text: its id and its markers. */
export interface TaskHead {
  readonly id: string | null;
  /** Last id of a box that stands for a range: `T062-T067`. */
  readonly through: string | null;
  /** What is left, first line, as written. */
  readonly title: string;
  readonly parallel: boolean;
  /** `US1` of a label, the first of several. */
  readonly story: string | null;
  /** `P1` of a label. */
  readonly priority: string | null;
}

interface Reading {
  id: string | null;
  through: string | null;
  parallel: boolean;
  story: string | null;
  priority: string | null;
  rest: string;
}

/** `[P]`, `**[P]**` and `` `[US1]` ``. */
const LABEL = /^(?:\[([^\]\n]{1,40})\](?!\()|(\*\*|__|`)\[([^\]\n]{1,40})\]\2)[ \t]*/;
/** Opening emphasis, code or strike-through and a keyword may stand before an id. */
const WRAPPED = /^(\*\*|__|~~|`|\[)(?:Task[ \t]+)?/;
const KEYWORD = /^Task[ \t]+(?=\d)/;
const AFTER_ID = /^(?::|\.(?=[ \t])|\)|[ \t]*[–—·](?=[ \t])|[ \t]+-(?=[ \t]))/;
/** `P0 | Human`, `M365/Teams`, `10-minute`, `5%`: the token before it is no id. */
const NOT_AN_ID = /^(?:[ \t]*\||\/|-[a-z]|%)/;

/** Reads id, `[P]`, story and priority labels in whatever order they stand at the beginning of an item's text. */
export function readTaskHead(text: string): TaskHead {
  const reading: Reading = {
    id: null,
    through: null,
    parallel: false,
    story: null,
    priority: null,
    rest: firstLine(text),
  };
  while (readLabel(reading) || readId(reading)) reading.rest = reading.rest.trimStart();
  readTrailingMark(reading);
  const { id, through, parallel, story, priority, rest } = reading;
  return { id, through, parallel, story, priority, title: withoutComment(rest).trim() };
}

function readLabel(reading: Reading): boolean {
  const match = LABEL.exec(reading.rest);
  const label = (match?.[1] ?? match?.[3] ?? "").trim();
  if (!match || !applyLabel(label, reading)) return false;
  reading.rest = reading.rest.slice(match[0].length);
  return true;
}

function applyLabel(label: string, reading: Reading): boolean {
  if (label === "P" && !reading.parallel) reading.parallel = true;
  else if (/^US-?\d{1,4}(?:[ ,/–-]+US-?\d{1,4}){0,8}$/i.test(label))
    reading.story ??= label.split(/[ ,/–]/)[0]?.toUpperCase() ?? null;
  else if (/^P\d$/.test(label)) reading.priority ??= label;
  else if (reading.id === null && label !== "" && idAt(label, 0) === label) reading.id = label;
  else return false;
  return true;
}

function readId(reading: Reading): boolean {
  if (reading.id !== null) return false;
  const wrapped = WRAPPED.exec(reading.rest);
  const start = (wrapped ?? KEYWORD.exec(reading.rest))?.[0].length ?? 0;
  const isBare = start > 0 || /^\d{1,4}[A-Za-z]?[.)][ \t]/.test(reading.rest);
  const id = idAt(reading.rest, start, isBare);
  if (id === null) return false;
  const through = rangeEnd(reading.rest, id, start + id.length);
  const end = start + id.length + (through?.width ?? 0);
  const tail = wrapped ? afterWrapper(reading.rest.slice(end), wrapped[1] ?? "") : afterId(reading.rest.slice(end));
  if (tail === null) return false;
  reading.id = id;
  reading.through = through?.id ?? null;
  reading.rest = tail;
  return true;
}

/** The other end of `T062-T067`, an id of the same family, and how wide it is with its dash. */
function rangeEnd(text: string, first: string, at: number): { readonly id: string; readonly width: number } | null {
  const dash = /^[ \t]?[-–—][ \t]?/.exec(text.slice(at, at + 3))?.[0];
  const last = dash === undefined ? null : idAt(text, at + dash.length);
  if (dash === undefined || last === null || splitId(last).prefix !== splitId(first).prefix) return null;
  return { id: last, width: dash.length + last.length };
}

/** `**T001**: x`, `**T001:** x` and `**T001: x**`; null where the wrapper holds more than an id. */
function afterWrapper(rest: string, wrapper: string): string | null {
  const closing = wrapper === "[" ? "]" : wrapper;
  const inside = AFTER_ID.exec(rest)?.[0] ?? "";
  const tail = rest.slice(inside.length);
  if (tail.startsWith(closing)) return tail.slice(closing.length).replace(AFTER_ID, "");
  const end = tail.indexOf(closing);
  const isTitleInside = end > 0 && closing !== "`" && closing !== "]";
  return isTitleInside && (inside !== "" || /^[ \t]/.test(tail))
    ? tail.slice(0, end) + tail.slice(end + closing.length)
    : null;
}

function afterId(rest: string): string | null {
  if (NOT_AN_ID.test(rest)) return null;
  const separator = AFTER_ID.exec(rest)?.[0];
  if (separator !== undefined) return rest.slice(separator.length);
  return rest === "" || /^[ \t]/.test(rest) ? rest : null;
}

/** `[P]` at the end of a line, in bold or code too. */
function readTrailingMark(reading: Reading): void {
  const match = /[ \t](\*\*|__|`|)\[P\]\1[ \t]*$/.exec(reading.rest.slice(-16));
  if (!match || reading.parallel) return;
  reading.parallel = true;
  reading.rest = reading.rest.slice(0, reading.rest.length - match[0].length);
}

function withoutComment(title: string): string {
  const at = title.lastIndexOf("<!--");
  return at > 0 && title.trimEnd().endsWith("-->") ? title.slice(0, at) : title;
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? "";
}
