import type { ParsedTasks } from "../core/edits/parsed-tasks.ts";
import { buildGraph } from "../core/graph/build-graph.ts";
import { type WaitingNames, waitingNames } from "../core/graph/waiting-names.ts";
import { refuseUnparsed } from "./draw-graph.ts";

/** Who waits for each of `tasks` of a document. Throws `UserError` where the document was not parsed. */
export function findWaiting({ document, list }: ParsedTasks, tasks: readonly string[]): readonly WaitingNames[] {
  refuseUnparsed(document);
  return waitingNames(list, buildGraph(list), tasks);
}
