import type { Task } from "../bundle/task.ts";
import type { HeadingBlock } from "../markdown/markdown-document.ts";
import { commonest } from "./box-text.ts";
import type { NewEntry } from "./completed-edits.ts";
import { entryColumns, entryText } from "./completed-entry.ts";
import type { EditRefusal, StatusChange } from "./edit.ts";
import type { EditableTasks } from "./editable-tasks.ts";
import type { Replacement } from "./marks/mark-editor.ts";
import { wordsFor } from "./marks/word.ts";
import { refusal } from "./refusals.ts";

/**
 * What tells the status of a task that has no place for one of its own: a row in the document's table of completed
 * tasks, or the sign that the headings of other tasks end with. A refusal where the document has neither.
 */
export function planWithoutMarks(
  tasks: EditableTasks,
  task: Task,
  change: StatusChange,
): Replacement | NewEntry | EditRefusal {
  const { completed } = tasks.list;
  if (completed !== null && change.to !== "done") return refusal.onlyCompletion(change, completed.at);
  if (completed !== null) {
    const record = change.record ?? { today: null, by: null, reference: null };
    if (record.today === null && entryColumns(completed).includes("date"))
      return refusal.nothingGiven(change, task, "the date of the change");
    return { row: entryText(completed, task, record, tasks.source), why: `${task.id} ${change.to}` };
  }
  return signAtEnd(tasks, task, change) ?? refusal.noPlace(change, task, trackerLineOf(tasks));
}

/** ` ✅` behind the words of a heading, before the hashes that may close it. */
function signAtEnd(tasks: EditableTasks, task: Task, { to }: StatusChange): Replacement | null {
  const sign = task.kind === "heading" ? commonest(wordsFor(tasks, to, true)) : null;
  const heading = tasks.document.blocks.find((block) => block.kind === "heading" && block.line === task.at.line);
  if (sign === null || heading?.kind !== "heading") return null;
  const end = endOfText(heading, tasks.source.text);
  return { span: { start: end, end }, text: ` ${sign}` };
}

function endOfText({ span, text }: HeadingBlock, document: string): number {
  const start = document.slice(span.start, span.end).indexOf(text);
  return span.start + Math.max(0, start) + text.trimEnd().length;
}

/** The line of a list of states, where the document has one. */
function trackerLineOf({ list }: EditableTasks): number | null {
  for (const { marks } of list.tasks)
    for (const { kind, at, written } of marks) if (kind === "tracker" && /^[-*+\d]/.test(written)) return at.line;
  return null;
}
