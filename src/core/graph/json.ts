import type { TaskList } from "../bundle/task-list.ts";
import { criticalPath } from "./critical-path.ts";
import type { TaskGraph } from "./task-graph.ts";
import { findWaves } from "./waves.ts";

/** A graph as the command line prints it; `from` must be done before `to`. Keys are added, never changed. */
export function graphAsJson(list: TaskList, graph: TaskGraph) {
  return {
    version: 1,
    nodes: [...graph.tasks.values()].map(({ id, title, status, at, phase }) => ({
      id,
      title,
      status,
      line: at.line,
      phase,
    })),
    edges: graph.edges.map(({ from, to, source, confidence, via }) => ({ from, to, source, confidence, via })),
    barriers: graph.barriers.map(({ phase, waitsFor, confidence, at }) => ({
      phase,
      waitsFor,
      confidence,
      line: at.line,
    })),
    unresolved: graph.unresolved.map(({ kind, task, text, at }) => ({ kind, task, text, line: at.line })),
    cycles: graph.cycles,
    criticalPath: criticalPath(list, graph),
    waves: findWaves(list, graph),
  };
}
