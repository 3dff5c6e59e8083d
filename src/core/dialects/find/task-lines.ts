import { linesOf } from "../../markdown/lines.ts";
import type { ParagraphBlock } from "../../markdown/markdown-document.ts";
import type { Span } from "../../markdown/place.ts";
import type { TaskBlock } from "../task-block.ts";
import { readTaskHead, type TaskHead } from "../task-head.ts";
import { isSentence } from "./about-tasks.ts";
import { isTaskId } from "./admission.ts";

/** A line of a paragraph that begins a task, with the lines that go on from it. */
export interface TaskLine {
  readonly form: "boxed" | "bold" | "bare";
  readonly id: string;
  readonly head: TaskHead;
  readonly box: TaskBlock["box"];
  readonly text: string;
  readonly textSpan: Span;
  readonly line: number;
  readonly endLine: number;
}

interface Draft extends Omit<TaskLine, "text" | "textSpan" | "endLine"> {
  readonly start: number;
  end: number;
  endLine: number;
}

const START = /^[ \t>]*(?:\[([^\p{L}\p{N}[\]\\^]|[xX])\][ \t]+)?/u;
const BOLD = /^(?:\*\*|__)[^\p{L}\p{N}]*(?:(Task)[ \t]+)?/u;

/**
 * The tasks among the lines of a paragraph: `[ ] T014 …` without bullet, `**T001** …`, `**Task 1.2: …**` and `T006 …`. A
 * bare line with an id that a line before it has goes on from that line. `goesOn` says that tasks of the same list stand
 * above the paragraph: its first lines may belong to the last of them.
 */
export function taskLines({ text, line, span }: ParagraphBlock, goesOn = false): TaskLine[] {
  if (!/(?:^|[\r\n])[ \t>]*(?:\[|\*\*|__|T)/.test(text)) return [];
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  for (const at of linesOf(text, 0, line)) {
    const found = draftOf(text.slice(at.start, at.end), at.number, span.start + at.start);
    const open = drafts.at(-1);
    if (found && !(found.form === "bare" && seen.has(found.id))) drafts.push(found);
    else if (open) Object.assign(open, { end: span.start + at.end, endLine: at.number });
    else if (drafts.length === 0 && at.number === line && !goesOn && !canFollow(text)) return [];
    if (found) seen.add(found.id);
  }
  return drafts.map(({ start, end, ...rest }) => ({
    ...rest,
    text: text.slice(start - span.start, end - span.start),
    textSpan: { start, end },
  }));
}

/** After a line of prose only boxes begin tasks: a wrapped sentence may have an id at the beginning of a line. */
function canFollow(text: string): boolean {
  return /[\r\n][ \t>]*\[/.test(text);
}

function draftOf(line: string, number: number, offset: number): Draft | null {
  const match = START.exec(line);
  const width = match?.[0].length ?? 0;
  const mark = match?.[1];
  const rest = line.slice(width).trimEnd();
  const form = mark !== undefined ? "boxed" : BOLD.test(rest) ? "bold" : "bare";
  if (form === "bare" && !/^T(?:ASK)?-?\d/.test(rest)) return null;
  const head = readTaskHead(rest);
  if (head.id === null || head.through !== null || !isTaskOf(form, head.id, rest, head.title)) return null;
  const open = offset + line.indexOf("[") + 1;
  const box = mark === undefined ? null : { mark, span: { start: open, end: open + mark.length } };
  const start = offset + width;
  return { form, id: head.id, head, box, line: number, endLine: number, start, end: start + rest.length };
}

function isTaskOf(form: TaskLine["form"], id: string, rest: string, title: string): boolean {
  if (form === "boxed") return title !== "";
  if (isSentence(title)) return false;
  return isTaskId(id) ? title !== "" : form === "bold" && BOLD.exec(rest)?.[1] !== undefined && title !== "";
}
