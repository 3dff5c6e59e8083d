import type { Document, SpecBundle } from "../bundle/spec-bundle.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Place } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";

/** The lines of a task's block: its own line first, up to the next task or phase, at most two hundred. */
export interface TaskText {
  readonly task: Task;
  readonly lines: readonly string[];
}

const MAX_LINES = 200;

/** Returns the document that a task list was read from, or null where it is no longer part of the bundle. */
export function tasksDocument({ documents }: SpecBundle, { path }: TaskList): Document | null {
  return documents.find(({ file }) => file.path === path) ?? null;
}

/** Returns the lines of the tasks document; line 1 is at index 0. */
export function taskLines(bundle: SpecBundle, list: TaskList): readonly string[] {
  const source = tasksDocument(bundle, list)?.source;
  if (source === undefined) return [];
  const lines = kept.get(source) ?? splitLines(source.text);
  kept.set(source, lines);
  return lines;
}

/** One character is found in a fraction of the time. */
function splitLines(text: string): readonly string[] {
  return text.includes("\r") ? text.split(/\r\n|\r|\n/) : text.split("\n");
}

/** Several rules ask for the same. */
const kept = new WeakMap<SourceText, readonly string[]>();

/** Returns every task with the lines that are its own. */
export function taskTexts(bundle: SpecBundle, list: TaskList): readonly TaskText[] {
  const lines = taskLines(bundle, list);
  const known = keptTexts.get(list);
  if (known?.lines === lines) return known.texts;
  const texts = cutTexts(list, lines);
  keptTexts.set(list, { lines, texts });
  return texts;
}

const keptTexts = new WeakMap<TaskList, { readonly lines: readonly string[]; readonly texts: readonly TaskText[] }>();

function cutTexts(list: TaskList, lines: readonly string[]): readonly TaskText[] {
  const ends = endsOf([...list.tasks, ...list.phases], lines.length);
  return list.tasks.map((task) => {
    const from = task.at.line - 1;
    const to = Math.min(ends[task.at.line] ?? from + 1, from + MAX_LINES);
    return new LinesOfTask(task, lines, from, Math.max(to, from + 1));
  });
}

/** By the line that something begins on, the last one before the next thing; on one line the last counts. */
function endsOf(begun: readonly { readonly at: Place }[], last: number): Uint32Array {
  const starts = Uint32Array.from(begun, ({ at }) => at.line).sort();
  const ends = new Uint32Array(last + 2);
  for (const [index, line] of starts.entries()) ends[line] = (starts[index + 1] ?? last + 1) - 1;
  return ends;
}

/** Most are never asked for their lines. */
class LinesOfTask implements TaskText {
  readonly task: Task;
  readonly #all: readonly string[];
  readonly #from: number;
  readonly #to: number;

  constructor(task: Task, all: readonly string[], from: number, to: number) {
    this.task = task;
    this.#all = all;
    this.#from = from;
    this.#to = to;
  }

  get lines(): readonly string[] {
    return this.#all.slice(this.#from, this.#to);
  }
}

/** A whole line of the tasks document as a place. */
export function lineOf({ path }: TaskList, line: number): Place {
  return { path, line, endLine: line };
}
