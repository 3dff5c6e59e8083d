import { NO_BOXES } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { withTick } from "../ticks.ts";

export const falseTick = defineDefect({
  id: "false-tick",
  summary: "A task is done before one that it waits for",
  rule: "tasks/done-before-dependency",
  absent: {
    "bare-line": NO_BOXES,
    "spec-kitty": "a work package has no mark of its own",
    generic: "tasks have no ids; phases wait for one another, which a box alone does not break",
  },
  besides: [
    { rule: "summary/count-mismatch", because: "boxes of sub-tasks were ticked, and no total with them" },
    { rule: "tasks/done-with-open-acceptance", because: "nobody has ticked its criteria either" },
    { rule: "tasks/parent-child-mismatch", because: "a parent that is ticked has open parts" },
  ],
  places: (clean) =>
    clean.list.tasks.flatMap((task) => {
      const waits = clean.graph.dependenciesOf(task.id).map(({ from }) => clean.graph.tasks.get(from)?.status);
      const files =
        task.status !== "done" && waits.some((status) => status !== "done") ? withTick(clean, task.id) : null;
      if (files === null || !waits.length) return [];
      return { what: `${task.id} is ticked`, files, at: { path: clean.list.path, lines: [task.at.line] } };
    }),
});
