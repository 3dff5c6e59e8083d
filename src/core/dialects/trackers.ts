import type { CompletedTable } from "../bundle/completed-table.ts";
import type { StatusMark, Task } from "../bundle/task.ts";
import type { ItemBlock, TableBlock } from "../markdown/markdown-document.ts";
import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import { combineStatuses, type MarkAuthority, readBox, readStatusField } from "../statuses/read-status.ts";
import type { Status } from "../statuses/status.ts";
import { statusOfLabel, statusOfWords } from "../statuses/status-words.ts";
import { leadingSymbol, statusOfCheck } from "../statuses/symbols.ts";
import { titleWords } from "../statuses/title-words.ts";
import type { FoundTask } from "./find/found-task.ts";
import { plainHeading } from "./headings.ts";
import type { Outline } from "./outline.ts";
import { placeOf } from "./place-of.ts";
import { idColumn, idOfCell } from "./table-rows.ts";
import { readTaskHead } from "./task-head.ts";

/** Where statements about tasks from elsewhere in the document are looked for. */
export interface TrackerSources {
  readonly outline: Outline;
  readonly source: SourceText;
  readonly authority: MarkAuthority;
  /** Boxed items with the id of a task that is defined elsewhere. */
  readonly trackers: readonly FoundTask[];
  readonly completed: CompletedTable | null;
}

type Marks = Map<string, StatusMark[]>;

const ABOUT_STATUS = /\b(?:status|progress|track(?:ing|er)?)\b/i;
const STATUS_COLUMN = /^(?:status|state|done|completed?|progress|状態|状态|ステータス|进度)$/i;

/** In an index, a plain tick often says that something else is in order: the size of a work package. */
const OTHER_CHECK = /^[*_ ]*[✓✔](?!\ufe0f)/;

/**
 * The tasks with what the rest of the document says about their state: boxed lines with their ids, lines of generated
 * status blocks, index tables with a status, rows of the completed table. A line's mark spans the whole line.
 */
export function withTrackers(tasks: readonly Task[], from: TrackerSources): readonly Task[] {
  const defined = lastById(tasks);
  const marks: Marks = new Map();
  for (const tracker of from.trackers) addBoxed(tracker, defined, from, marks);
  addStatusLines(from, defined, marks);
  addCompletedRows(from, marks);
  if (marks.size === 0) return tasks;
  return tasks.map((task) => {
    const more = marks.get(task.id);
    if (more === undefined) return task;
    const all = [...task.marks, ...more];
    return { ...task, marks: all, status: combineStatuses(all) };
  });
}

interface TaskLookup {
  get(id: string): Task | undefined;
}

/** Most documents tell of their tasks' state nowhere else, and nobody asks. */
function lastById(tasks: readonly Task[]): TaskLookup {
  let known: ReadonlyMap<string, Task> | null = null;
  return {
    get: (id) => {
      known ??= new Map(tasks.map((task) => [task.id, task]));
      return known.get(id);
    },
  };
}

function addBoxed({ block, head }: FoundTask, defined: TaskLookup, from: TrackerSources, marks: Marks) {
  const task = head.id === null ? undefined : defined.get(head.id);
  if (task === undefined || block.box === null) return;
  const box = readBox(block.box.mark, block.text, from.authority);
  const words = wordsOfTracker(head.title, task);
  const both = [
    { kind: "box" as const, status: box, written: block.box.mark },
    ...(words === null ? [] : [{ kind: "tracker" as const, status: words, written: head.title }]),
  ];
  add(marks, task.id, trackerMark({ start: block.span.start, end: block.textSpan.end }, combineStatuses(both), from));
}

/** A line that repeats the task's title is an entry of an index: words in it are no status. */
function wordsOfTracker(title: string, task: Task): Status | null {
  const said = plainHeading(title).toLowerCase();
  const isIndex =
    said !== "" && plainHeading(task.title).toLowerCase().startsWith(said.split(" ").slice(0, 3).join(" "));
  return isIndex ? (titleWords(title)[0]?.status ?? null) : statusOfWords(title);
}

function addStatusLines(from: TrackerSources, defined: TaskLookup, marks: Marks): void {
  const { sections, preamble } = from.outline;
  for (const { blocks, heading } of [{ blocks: preamble, heading: null }, ...sections]) {
    let isStatus = heading !== null && ABOUT_STATUS.test(heading.text.slice(0, 120));
    for (const block of blocks) {
      if (block.kind === "html" && block.text.includes("status-model:")) isStatus = block.text.includes(":start");
      if (block.kind === "table") addTable(block, from, defined, marks);
      else if (isStatus && block.kind === "item" && block.box === null) addLine(block, from, defined, marks);
    }
  }
}

/** Where the state of work is told, approved is what has been reviewed: others may build on it. */
const ACCEPTED = /^[:\s*_`]*approved[\s*_`]*$/i;

/** `WP01: done`, `✅ Task 1.1`. */
function addLine({ text, textSpan, span, line }: ItemBlock, from: TrackerSources, defined: TaskLookup, marks: Marks) {
  const { id, title } = readTaskHead(text);
  const task = id === null ? undefined : defined.get(id);
  if (task === undefined || task.at.line === line) return;
  const symbol = leadingSymbol(text);
  const ofSymbol = symbol === null ? null : (from.authority.legend.symbols.get(symbol) ?? statusOfCheck(symbol));
  const label = plainSigns(title).split(/[,(;–—-]/, 1)[0] ?? "";
  const status = ACCEPTED.test(label) ? "done" : (statusOfLabel(label) ?? ofSymbol);
  if (status !== null) add(marks, task.id, trackerMark({ start: span.start, end: textSpan.end }, status, from));
}

/** A column of ids that are defined elsewhere beside one of statuses. */
function addTable(table: TableBlock, from: TrackerSources, defined: TaskLookup, marks: Marks): void {
  const status = table.header.findIndex((cell) => STATUS_COLUMN.test(plainHeading(cell)));
  const id = status < 0 ? null : idColumn(table);
  if (id === null || id === status) return;
  for (const { cells, spans, line } of table.rows) {
    const task = defined.get(idOfCell(cells[id] ?? "") ?? "");
    const [cell = "", span] = [cells[status], spans[status]];
    if (task === undefined || span === undefined || task.at.line === line) continue;
    const said = OTHER_CHECK.test(cell) ? statusOfWords(cell) : readStatusField(cell, from.authority);
    if (said !== null && said !== "unknown") add(marks, task.id, trackerMark(span, said, from));
  }
}

function addCompletedRows({ completed, source }: TrackerSources, marks: Marks): void {
  for (const { id, span } of completed?.rows ?? []) {
    const written = source.text.slice(span.start, span.end);
    add(marks, id, { kind: "completed-row", written, status: "done", at: placeOf(source, span) });
  }
}

function trackerMark(span: Span, status: Status, { source }: TrackerSources): StatusMark {
  const written = source.text.slice(span.start, span.end);
  return { kind: "tracker", written, status, at: placeOf(source, span) };
}

function add(marks: Marks, id: string, mark: StatusMark): void {
  const known = marks.get(id);
  if (known) known.push(mark);
  else marks.set(id, [mark]);
}
