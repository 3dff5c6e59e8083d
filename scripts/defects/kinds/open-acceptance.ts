import { NO_BOXES, NO_CRITERIA } from "../absent.ts";
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
    kiro: NO_CRITERIA,
    "spec-kitty": NO_CRITERIA,
    "spec-workflow": NO_CRITERIA,
    "task-table": NO_CRITERIA,
  },
  places: (clean) =>
    clean.list.tasks.flatMap((task) => {
      const waits = clean.graph.dependenciesOf(task.id).map(({ from }) => clean.graph.tasks.get(from)?.status);
      const isReady = task.status !== "done" && waits.every((status) => status === "done");
      const files = isReady && task.facts.acceptance.total > 0 ? withTick(clean, task.id) : null;
      if (files === null) return [];
      return { what: `${task.id} is ticked`, files, at: { path: clean.list.path, lines: [task.at.line] } };
    }),
});
