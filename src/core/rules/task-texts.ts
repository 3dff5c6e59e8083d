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
  const lines = kept.get(source) ?? source.text.split(/\r\n|\r|\n/);
  kept.set(source, lines);
  return lines;
}

/** Several rules ask for the same. */
const kept = new WeakMap<SourceText, readonly string[]>();

/** Returns every task with the lines that are its own. */
export function taskTexts(bundle: SpecBundle, list: TaskList): readonly TaskText[] {
  const lines = taskLines(bundle, list);
  const starts = [...list.tasks, ...list.phases].map(({ at }) => at.line).sort((a, b) => a - b);
  const next = new Map(starts.map((line, index) => [line, starts[index + 1] ?? lines.length + 1]));
  return list.tasks.map((task) => ({
    task,
    get lines() {
      const from = task.at.line - 1;
      const to = Math.min((next.get(task.at.line) ?? from + 2) - 1, from + MAX_LINES);
      return lines.slice(from, Math.max(to, from + 1));
    },
  }));
}

/** A whole line of the tasks document as a place. */
export function lineOf({ path }: TaskList, line: number): Place {
  return { path, line, endLine: line };
}
