import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { MarkAuthority } from "../statuses/read-status.ts";
import { declaredOrders, mayStateOrders } from "./declared-orders.ts";
import { withoutDecoration } from "./decorations.ts";
import { drawnNotes, mayHoldNotes } from "./drawn-notes.ts";
import type { FoundTask } from "./find/found-task.ts";
import { withIdFields } from "./id-fields.ts";
import { readBacklog, readCompletedTable } from "./kept-tables.ts";
import { indexNamedIds } from "./named-ids.ts";
import type { Outline } from "./outline.ts";
import { listedParallels, mayStateParallels, ownParallels } from "./parallel-sets.ts";
import { proseLines } from "./prose-lines.ts";
import { withTrackers } from "./trackers.ts";

/** What a document says about its tasks outside of them. */
export type ListFacts = Pick<TaskList, "tasks" | "backlog" | "completed" | "orders" | "parallelSets" | "drawnNotes">;

export interface ListSources {
  readonly outline: Outline;
  readonly source: SourceText;
  readonly authority: MarkAuthority;
  readonly found: readonly FoundTask[];
  readonly trackers: readonly FoundTask[];
  readonly phases: readonly Phase[];
}

/** The tasks with what trackers and the completed table say of them, and the tables of what is not planned or is over. */
export function readListFacts(tasks: readonly Task[], from: ListSources): ListFacts {
  const completed = readCompletedTable(from.outline, from.source);
  return {
    tasks: withTrackers(withoutDecoration(withIdFields(tasks, from.found, from.source)), { ...from, completed }),
    backlog: readBacklog(from.outline, from.source),
    completed,
    ...orderFacts(tasks, from),
  };
}

function orderFacts(tasks: readonly Task[], { outline, source, found, phases }: ListSources) {
  const hasOrders = mayStateOrders(source.text);
  const hasParallels = mayStateParallels(source.text);
  const hasNotes = mayHoldNotes(source.text);
  if (!hasOrders && !hasParallels && !hasNotes) return { orders: [], parallelSets: [] };
  const names = indexNamedIds(tasks, phases);
  const lines = proseLines(outline, tasks);
  const listed = hasParallels ? listedParallels(lines, names, source.path) : [];
  const own = hasParallels ? ownParallels(found, names, source.path) : [];
  const notes = hasNotes ? drawnNotes(lines, names, source.path) : [];
  return {
    ...(notes.length > 0 ? { drawnNotes: notes } : {}),
    orders: hasOrders ? declaredOrders(lines, names, source.path) : [],
    parallelSets: [...listed, ...own].sort((a, b) => a.at.line - b.at.line),
  };
}
