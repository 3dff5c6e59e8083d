import type { TaskList } from "../bundle/task-list.ts";
import { findCriticalPath } from "./critical-path.ts";
import type { TaskGraph } from "./task-graph.ts";
import { unreadParts } from "./unread-parts.ts";
import { findWaves } from "./waves.ts";

/** A graph as the command line prints it; `from` must be done before `to`. Keys are added, never changed. */
export function graphAsJson(list: TaskList, graph: TaskGraph) {
  const path = findCriticalPath(list, graph);
  return {
    version: 1,
    nodes: [...graph.tasks.values()].map(({ id, title, status, at, phase, parent, facts }) => ({
      id,
      title,
      status,
      line: at.line,
      phase,
      parent,
      estimate: facts.estimate,
    })),
    edges: graph.edges.map(({ from, to, source, confidence, via, at }) => ({
      from,
      to,
      source,
      confidence,
      via,
      line: at.line,
    })),
    barriers: graph.barriers.map(({ phase, waitsFor, waitsForTasks, source, confidence, at }) => ({
      phase,
      waitsFor,
      waitsForTasks,
      source,
      confidence,
      line: at.line,
    })),
    taskBarriers: graph.taskBarriers.map(({ task, waitsFor, source, confidence, via, at }) => ({
      task,
      waitsFor,
      source,
      confidence,
      via,
      line: at.line,
    })),
    unresolved: graph.unresolved.map(({ kind, task, phase, text, at }) => ({ kind, task, phase, text, line: at.line })),
    unread: unreadParts(list, graph),
    cycles: graph.cycles,
    criticalPath: path.tasks,
    criticalPathLength: { value: path.length, unit: path.unit, estimated: path.estimated },
    waves: findWaves(list, graph),
  };
}
