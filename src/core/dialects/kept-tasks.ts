import type { Task } from "../bundle/task.ts";
import type { Block } from "../markdown/markdown-document.ts";
import type { KeptSection } from "../markdown/section-cache.ts";
import { type SourceText, sourceOfText } from "../markdown/source-text.ts";
import type { Expression } from "../references/expression.ts";
import type { ExpressionContext } from "../references/parse-expression.ts";
import type { MarkAuthority } from "../statuses/read-status.ts";
import { type AloneBlock, aloneBlock } from "./alone-block.ts";
import { fieldsOfTables } from "./find/field-tables.ts";
import type { FoundTask } from "./find/found-task.ts";
import { type Kept, keepIn, keptIn } from "./kept-task.ts";
import { moveOwnPart } from "./move-own-part.ts";
import { type OwnPart, type OwnReading, readOwnPart } from "./own-part.ts";
import type { TaskHead } from "./task-head.ts";

/**
 * What of a document outside of a task its reading goes by. A kept task is taken again where `others` is the same, its
 * headings say the same, and the ids that it asked about are defined or not as they were.
 */
export interface KeptReading {
  readonly source: SourceText;
  readonly context: ExpressionContext;
  readonly authority: MarkAuthority;
  readonly others: string;
}

/** What a task's block says, and where the task that was built of it is kept, if anywhere. */
export interface FoundPart {
  readonly own: OwnPart;
  readonly kept: Kept | null;
}

/** What the document around a task adds to it. */
export interface AroundTask extends Pick<Task, "id" | "generated" | "kind" | "at" | "phase" | "section"> {
  readonly inherited: readonly Expression[];
}

const sources = new WeakMap<KeptSection, SourceText>();
/** Characters; a title is shown in comments and annotations. */
const MAX_TITLE = 1_000;

export function keptReading(source: SourceText, context: ExpressionContext, authority: MarkAuthority): KeptReading {
  const { config, legend, path } = authority;
  const others = JSON.stringify([path, config, [...legend.boxes], [...legend.symbols], context.tagBlocks ?? null]);
  // Lines of the legend are those of the document: a section alone has others, and no task asks for them.
  return { source, context, others, authority: { ...authority, legend: { ...legend, lines: new Set() } } };
}

/** What a task's own block says, read anew only where it may have changed. */
export function ownPartOf(found: FoundTask, own: OwnReading, reading: KeptReading): FoundPart {
  const { block, head, stated = [] } = found;
  const alone = aloneBlock(found);
  if (alone === null) return { own: readOwnPart({ block, head, stated }, own, reading.source), kept: null };
  const before = keptIn(alone.key);
  const isSame = before !== null && holds(before, found, alone.block.children, own, reading);
  const kept = isSame ? before : readAlone(found, alone, own, reading);
  // Why a Work Order cannot be read is told with a line of the document.
  if (kept.own.facts.workOrder?.problem != null)
    return { own: readOwnPart({ block, head, stated }, own, reading.source), kept: null };
  if (!isSame) keepIn(alone.key, kept);
  const { lines } = alone.shift;
  if (lines !== kept.lines) {
    kept.own = moveOwnPart(kept.own, lines - kept.lines);
    kept.lines = lines;
    kept.task = null;
  }
  return { own: kept.own, kept };
}

/** The task itself: the one that was built before where nothing in or around it changed. */
export function taskOf({ own, kept }: FoundPart, around: AroundTask): Task {
  const before = kept?.task;
  if (kept && before && isSameAround(before, kept.inherited, around)) return before;
  const { id, generated, kind, at, phase, section, inherited } = around;
  const { title, status, marks, facts, expressions } = own;
  const task: Task = {
    id,
    generated,
    kind,
    parent: null,
    title: title.slice(0, MAX_TITLE),
    status,
    marks,
    at,
    phase,
    section,
    facts,
    expressions: inherited.length === 0 ? expressions : [...inherited, ...expressions],
  };
  if (kept) {
    kept.task = task;
    kept.inherited = inherited;
  }
  return task;
}

function isSameAround(task: Task, inherited: readonly Expression[], around: AroundTask): boolean {
  return (
    task.id === around.id &&
    task.generated === around.generated &&
    task.phase === around.phase &&
    task.at.line === around.at.line &&
    inherited.length === 0 &&
    around.inherited.length === 0 &&
    isSameList(task.section, around.section)
  );
}

function holds(
  kept: Kept,
  found: FoundTask,
  children: readonly Block[],
  own: OwnReading,
  reading: KeptReading,
): boolean {
  return (
    kept.others === reading.others &&
    kept.around.story === own.around.story &&
    kept.around.priority === own.around.priority &&
    isSameHead(kept.head, found.head) &&
    isSameList(kept.children, children) &&
    isAnsweredAlike(kept.asked, reading.context)
  );
}

function isSameHead(a: TaskHead, b: TaskHead): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.through === b.through &&
      a.title === b.title &&
      a.parallel === b.parallel &&
      a.story === b.story &&
      a.priority === b.priority)
  );
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((one, index) => one === b[index]));
}

function isAnsweredAlike(asked: Kept["asked"], { isDefined }: ExpressionContext): boolean {
  return asked.length === 0 || asked.every(([id, was]) => (isDefined?.(id) ?? false) === was);
}

/** Reads a task in its section alone, and notes which ids it asks about. */
function readAlone(found: FoundTask, { block, shift }: AloneBlock, own: OwnReading, reading: KeptReading): Kept {
  const { context } = reading;
  const asked = new Map<string, boolean>();
  const isDefined = (id: string) => {
    const answer = context.isDefined?.(id) ?? false;
    asked.set(id, answer);
    return answer;
  };
  const stated = block.kind === "heading" ? fieldsOfTables(block.children) : [];
  const source = sourceOf(shift.section, reading.source.path);
  const alone = { ...own, context: { ...context, isDefined } };
  const part = readOwnPart({ block, head: found.head, stated }, alone, source);
  return {
    others: reading.others,
    head: found.head,
    around: own.around,
    children: block.children,
    asked: [...asked],
    lines: 0,
    own: part,
    task: null,
    inherited: [],
  };
}

function sourceOf(section: KeptSection, path: string): SourceText {
  const before = sources.get(section);
  if (before?.path === path) return before;
  const source = sourceOfText(path, section.text);
  sources.set(section, source);
  return source;
}
