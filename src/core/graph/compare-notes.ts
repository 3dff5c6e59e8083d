import type { DrawnNote } from "../bundle/drawn-note.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Reference } from "../references/expression.ts";
import { likelyFlow } from "./flow.ts";
import { precedence } from "./precedence.ts";
import type { TaskGraph } from "./task-graph.ts";

/** A dependency in words beside a drawn box, and what of it the text does not say. */
export interface NoteReport {
  readonly note: DrawnNote;
  /** Ids that its task waits for by the note alone. */
  readonly missing: readonly string[];
}

/** Compares the words beside drawn boxes with tasks that say themselves what they wait for. */
export function compareNotes(list: TaskList, graph: TaskGraph): readonly NoteReport[] {
  if (!list.drawnNotes) return [];
  const precedes = precedence(list, likelyFlow(list, graph));
  return list.drawnNotes.flatMap((note) => {
    const task = graph.tasks.get(note.task);
    if (!task || task.expressions.length === 0) return [];
    const named = new Set(task.expressions.flatMap(({ references }) => references.flatMap(idsOf)));
    const isBefore = (id: string) => precedes({ kind: "task", id }, { kind: "task", id: note.task }) === true;
    const missing = note.waitsFor.filter((id) => !named.has(id) && !isBefore(id));
    return missing.length > 0 ? [{ note, missing }] : [];
  });
}

function idsOf(reference: Reference): readonly string[] {
  return reference.kind === "id" ? [reference.id] : [];
}
