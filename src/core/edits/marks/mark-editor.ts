import type { StatusMark, Task } from "../../bundle/task.ts";
import type { Span } from "../../markdown/place.ts";
import type { EditRefusal, StatusChange } from "../edit.ts";
import type { EditableTasks } from "../editable-tasks.ts";

/** Text that takes the place of what stands at `span`. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/** A statement of a task's status that is to be made to say something else. */
export interface MarkToEdit {
  readonly task: Task;
  readonly mark: StatusMark;
  readonly change: StatusChange;
}

/** How one kind of statement is rewritten, or why it cannot be. */
export type MarkEditor = (tasks: EditableTasks, edited: MarkToEdit) => Replacement | EditRefusal;

export function isReplacement(result: Replacement | EditRefusal): result is Replacement {
  return "span" in result;
}
