import type { Task } from "../../../src/core/bundle/task.ts";
import { NO_BOXES, NO_CRITERIA } from "../absent.ts";
import type { CleanBundle } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { withTick } from "../ticks.ts";

export const openAcceptance = defineDefect({
  id: "open-acceptance",
  summary: "A task is done, and its criteria are not ticked",
  rule: "tasks/done-with-open-acceptance",
  absent: {
    "agent-os": "criteria belong to a group of tasks",
    "bare-line": NO_BOXES,
    bmad: "criteria belong to the story",
    "phase-heading": "a task is done when its criteria are ticked, and not before",
    kiro: NO_CRITERIA,
    "spec-kitty": NO_CRITERIA,
    "spec-workflow": NO_CRITERIA,
    "task-table": NO_CRITERIA,
  },
  places: (clean) =>
    clean.list.tasks.flatMap((task) => {
      const waits = clean.graph.dependenciesOf(task.id).map(({ from }) => clean.graph.tasks.get(from)?.status);
      const isReady = task.status !== "done" && waits.every((status) => status === "done") && !followsOpen(clean, task);
      const files = isReady && task.facts.acceptance.total > 0 ? withTick(clean, task.id) : null;
      if (files === null) return [];
      return { what: `${task.id} is ticked`, files, at: { path: clean.list.path, lines: linesTelling(task) } };
    }),
});

/** Where the task says that it is done. */
function linesTelling({ at, marks }: Task): number[] {
  return [at.line, ...marks.map((mark) => mark.at.line)];
}

/** Whether its phase waits for one in which tasks are open. */
function followsOpen({ graph, list }: CleanBundle, { phase }: Task): boolean {
  const before = graph.barriers.filter((barrier) => barrier.phase === phase).flatMap(({ waitsFor }) => waitsFor);
  return list.tasks.some((task) => task.phase !== null && before.includes(task.phase) && task.status !== "done");
}
