import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { withLine } from "../edit-lines.ts";

export const wrongCriticalPath = defineDefect({
  id: "wrong-critical-path",
  summary: "The critical path takes two steps in the wrong order",
  rule: "graph/critical-path-mismatch",
  absent: { generic: NO_IDS },
  places: ({ files, list }) =>
    list.orders.slice(0, 1).flatMap(({ at, steps }) =>
      steps.slice(1).map((_, step) => ({
        what: `steps ${step + 1} and ${step + 2} are exchanged`,
        files: withLine(files, list.path, at.line, (text) => {
          const [label = "", path = ""] = text.split(": ");
          const parts = path.split(" → ");
          const [one = "", two = ""] = parts.splice(step, 2);
          parts.splice(step, 0, two, one);
          return `${label}: ${parts.join(" → ")}`;
        }),
        at: { path: list.path, lines: [at.line] },
      })),
    ),
});
