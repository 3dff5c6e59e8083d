import type { SpecBundle } from "../bundle/spec-bundle.ts";
import type { StatusMark, Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { type EditableTasks, readEditableTasks } from "../edits/editable-tasks.ts";
import { markEditors } from "../edits/marks/index.ts";
import { isReplacement } from "../edits/marks/mark-editor.ts";
import type { Status } from "../statuses/status.ts";
import type { Fix } from "./fix.ts";
import { textFix } from "./text-fix.ts";

/** A task that is to be given a status, and which of its marks say something else. */
export interface WrongMarks {
  readonly task: Task;
  readonly marks: readonly StatusMark[];
  readonly to: Status;
}

/**
 * A fix that makes marks of a task say a status, each as this document writes it. Null where one of them cannot say it,
 * or where nothing says it yet and there is no mark to rewrite.
 */
export function statusFix({ documents }: SpecBundle, list: TaskList, { task, marks, to }: WrongMarks): Fix | null {
  const document = documents.find(({ file }) => file.path === list.path);
  if (!document) return null;
  const known = kept.get(list) ?? readEditableTasks({ document: document.markdown(), list }, list);
  kept.set(list, known);
  const texts = marks.map((mark) => markEditors[mark.kind](known, { task, mark, change: { task: task.id, to } }));
  if (!texts.every(isReplacement)) return null;
  const intends = task.status === to ? [] : [{ path: list.path, task: task.id, changes: "status" as const, to }];
  return textFix(
    document.source,
    `mark ${task.generated ? "the task" : task.id} as ${to.replace("-", " ")}`,
    texts,
    intends,
  );
}

/** What may be written is the same for all tasks of a document. */
const kept = new WeakMap<TaskList, EditableTasks>();
