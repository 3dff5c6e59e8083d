import { NOT_PARALLEL } from "../absent.ts";
import { linesOf } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { lineAt, withLine } from "../edit-lines.ts";

export const sharedFile = defineDefect({
  id: "shared-file",
  summary: "Two tasks that are marked parallel write one file",
  rule: "graph/parallel-file-conflict",
  absent: Object.fromEntries(
    [
      "agent-os",
      "bmad",
      "generic",
      "openspec",
      "phase-heading",
      "platform-kit",
      "spec-kitty",
      "spec-workflow",
      "specweave",
      "task-table",
    ].map((dialect) => [dialect, NOT_PARALLEL]),
  ),
  places(clean) {
    const { files, list } = clean;
    const parallel = list.tasks.filter(({ facts }) => facts.parallel && facts.files.length > 0);
    return parallel.flatMap((task) =>
      parallel.flatMap((other) => {
        const [own = "", others = ""] = [task.facts.files[0], other.facts.files[0]];
        const { first, last } = linesOf(clean, task);
        const lines = Array.from({ length: last - first + 1 }, (_, at) => first + at);
        const line = lines.find((each) => lineAt(files, list.path, each).includes(own));
        if (task === other || line === undefined) return [];
        return {
          what: `${task.id} writes ${others} as ${other.id} does`,
          files: withLine(files, list.path, line, (text) => text.replace(own, others)),
          at: { path: list.path, lines: [task.at.line, other.at.line] },
        };
      }),
    );
  },
});
