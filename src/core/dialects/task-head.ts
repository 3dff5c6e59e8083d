import { idAt } from "../references/identifiers.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import { readHeadId } from "./head-id.ts";
import { skipSymbols } from "./head-symbols.ts";

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
  /** Labels of other meanings that stand between those that are read: they stay in the title. */
  kept: string;
  rest: string;
}

/** `[P]`, `**[P]**`, `` `[US1]` `` and cc-sdd's `(P)`. */
const LABEL = /^(?:\[([^\]\n]{1,40})\](?!\()|(\*\*|__|`)\[([^\]\n]{1,40})\]\2|\((P)\)(?=[ \t]))[ \t]*/;
const SNAKE = "\u{1f40d}";
const SNAIL = "\u{1f40c}";
/** A comment with an id as agents write it behind a task. */
const COMMENT = /[ \t]*<!--[ \t]*(?:id:[ \t]*([\w.-]{1,40})[ \t]*)?[^<>]{0,200}-->[ \t]*$/;
/** The same in brackets: `Do x [id: 100]`. */
const ID_TAG = /[ \t]+\[id:[ \t]*([\w.-]{1,40})\][ \t]*$/i;

/** Reads id, `[P]`, story and priority labels in whatever order they stand at the beginning of an item's text. */
export function readTaskHead(text: string): TaskHead {
  const { title, id: commentId } = withoutComment(firstLine(text));
  const reading: Reading = {
    id: null,
    through: null,
    parallel: false,
    story: null,
    priority: null,
    kept: "",
    rest: title,
  };
  while (readLabel(reading) || readId(reading)) reading.rest = reading.rest.trimStart();
  if (reading.parallel || reading.story !== null)
    reading.rest = reading.rest.replace(/^(?::|[-–—](?=[ \t]))[ \t]*/, "");
  readPace(reading);
  readTrailingMark(reading);
  const { id, through, parallel, story, priority, kept, rest } = reading;
  return { id: id ?? commentId, through, parallel, story, priority, title: (kept + rest).trim() };
}

/** A label of another meaning is looked past where one of ours follows it: `T001 [TEST] [P] …`. */
function readLabel(reading: Reading): boolean {
  const match = LABEL.exec(reading.rest);
  const label = plainSigns(match?.[1] ?? match?.[3] ?? match?.[4] ?? "").trim();
  if (!match) return false;
  if (!applyLabel(label, reading)) {
    if (reading.id === null || !LABEL.test(reading.rest.slice(match[0].length))) return false;
    reading.kept += match[0];
  }
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
  const found = readHeadId(reading.rest);
  if (found === null) return false;
  reading.id = found.id;
  reading.through = found.through;
  reading.rest = found.rest;
  reading.parallel ||= found.symbols.includes(SNAKE);
  return true;
}

/** A snail or a snake without an id behind it. */
function readPace(reading: Reading): void {
  const wrapper = /^(?:\*\*|__)?/.exec(reading.rest)?.[0].length ?? 0;
  const { symbols, end } = skipSymbols(reading.rest, wrapper);
  if (symbols !== SNAKE && symbols !== SNAIL) return;
  reading.parallel ||= symbols === SNAKE;
  reading.rest = reading.rest.slice(0, wrapper) + reading.rest.slice(end);
}

/** `[P]` at the end of a line, in bold or code too. */
function readTrailingMark(reading: Reading): void {
  const match = /[ \t](\*\*|__|`|)\[P\]\1[ \t]*$/.exec(reading.rest.slice(-16));
  if (!match || reading.parallel) return;
  reading.parallel = true;
  reading.rest = reading.rest.slice(0, reading.rest.length - match[0].length);
}

/** The line without a comment or an id tag at its end, and the id that either states. */
function withoutComment(line: string): { readonly title: string; readonly id: string | null } {
  const at = line.lastIndexOf("<!--");
  const match = at > 0 ? COMMENT.exec(line.slice(at)) : null;
  if (match) return { title: line.slice(0, at), id: match[1] ?? null };
  const tag = line.slice(-60).includes("]") ? ID_TAG.exec(line.slice(-60)) : null;
  return { title: tag ? line.slice(0, line.length - tag[0].length) : line, id: tag?.[1] ?? null };
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? "";
}
