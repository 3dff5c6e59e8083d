import { NO_PRIORITY } from "../absent.ts";
import { linesOf } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { findLines, withLine } from "../edit-lines.ts";

export const priorityInversion = defineDefect({
  id: "priority-inversion",
  summary: "An important task waits for one that is less important",
  rule: "graph/priority-inversion",
  absent: {
    ...Object.fromEntries(
      ["agent-os", "bare-line", "bmad", "generic", "kiro", "openspec", "snail", "spec-workflow"].map((dialect) => [
        dialect,
        NO_PRIORITY,
      ]),
    ),
    "spec-kit": "stories have priorities, and tasks have their story's",
  },
  places: (clean) =>
    clean.list.tasks.flatMap((task) => {
      const waits = clean.graph.dependenciesOf(task.id).map(({ from }) => clean.graph.tasks.get(from)?.status);
      const { first, last } = linesOf(clean, task);
      const lines = findLines(clean.files, clean.list.path, /\bP1\b/);
      const line = lines.find((each) => each >= first && each <= last);
      if (task.status === "done" || line === undefined || waits.every((status) => status === "done")) return [];
      return {
        what: `${task.id} is P0`,
        files: withLine(clean.files, clean.list.path, line, (text) => text.replace("P1", "P0")),
        at: { path: clean.list.path, lines: [task.at.line, ...task.expressions.map(({ at }) => at.line)] },
      };
    }),
});
