import type { Tally, Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { withoutShare } from "../references/share-in-brackets.ts";

/** Fields that an edit may move or rewrite; everything else of the model has to survive it. */
const MAY_CHANGE = new Set([
  ...["span", "column", "status", "marks", "title", "done", "completed", "mentions"],
  // A counter, and the words around it.
  ...["value", "said"],
]);
const LINES = new Set(["line", "endLine"]);

/** What the edits do to a document beside its statuses. */
export interface Outcome {
  /** Ids of the tasks whose status they change. */
  readonly edited: ReadonlySet<string>;
  /** The line that a line of the document is on afterwards. */
  readonly lineAfter: (line: number) => number;
}

/**
 * Whether two readings of a file agree in everything but statuses, counters, columns and the lines that an entry in a
 * table moves: same tasks with the same ids, titles, lines, phases, facts and dependencies in the same order, same
 * phases, totals and notices. Only the notice that a mark has no known meaning may go, because a mark that is replaced
 * takes it along, and what the edited lines mention. A task that stands within another one is counted there too, so
 * edited tasks may move a tally by as many.
 */
export function sameButStatuses(before: TaskList, after: TaskList, { edited, lineAfter }: Outcome): boolean {
  return (
    skeleton(before, edited, lineAfter) === skeleton(after, edited, (line) => line) &&
    before.tasks.every((task, index) => sameTallies(task, after.tasks[index], edited.size))
  );
}

function skeleton(list: TaskList, edited: ReadonlySet<string>, lineOf: (line: number) => number): string {
  const marks = list.tasks.map((task) => markLines(task, edited, lineOf));
  const titles = list.tasks.map((task) => (edited.has(task.id) ? titleWithoutMarks(task) : task.title));
  const notices = list.notices.filter(({ kind }) => kind !== "unknown-status-mark");
  const mentions = mentionsElsewhere(list, edited);
  return JSON.stringify([{ ...list, notices }, marks, titles, mentions], (key, value) => {
    if (MAY_CHANGE.has(key)) return undefined;
    return LINES.has(key) ? lineOf(value) : key === "section" ? value.map(withoutShare) : value;
  });
}

/** Words of a title and rows of a table come and go with the status that they state. */
function markLines({ id, marks }: Task, edited: ReadonlySet<string>, lineOf: (line: number) => number): string[] {
  const staying = edited.has(id) ? marks.filter(({ kind }) => kind !== "word" && kind !== "completed-row") : marks;
  return staying.map(({ kind, at }) => `${kind}${lineOf(at.line)}`);
}

function titleWithoutMarks({ title, marks }: Task): string {
  const words = marks.filter(({ kind }) => kind === "word").map(({ written }) => written);
  return words.reduce((rest, word) => rest.replace(word, ""), title).replace(/[\s\-–—()[\]*_:]+/g, "");
}

/** A row of completed tasks and a line about a task name others in passing, and change with the status. */
function mentionsElsewhere({ tasks, mentions, completed }: TaskList, edited: ReadonlySet<string>) {
  const marks = tasks.filter(({ id }) => edited.has(id)).flatMap((task) => task.marks);
  const rows = completed?.rows ?? [];
  const lines = new Set([...marks, ...rows].map(({ at }) => at.line));
  return mentions.filter(({ at }) => !lines.has(at.line)).map(({ reference, at }) => ({ reference, at }));
}

function sameTallies(before: Task, after: Task | undefined, edited: number): boolean {
  const isNear = (a: Tally, b: Tally | undefined) => b !== undefined && Math.abs(a.done - b.done) <= edited;
  return (
    isNear(before.facts.acceptance, after?.facts.acceptance) && isNear(before.facts.subtasks, after?.facts.subtasks)
  );
}
