import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { findLines, withLine } from "../edit-lines.ts";

export const drawingAgainstList = defineDefect({
  id: "drawing-against-list",
  summary: "An arrow of the drawing points the wrong way",
  rule: "graph/diagram-mismatch",
  absent: { generic: NO_IDS },
  besides: [
    { rule: "graph/dead-end", because: "nothing in the drawing waits for the box that the arrow came from" },
    { rule: "graph/phase-order-disagreement", because: "an arrow from one phase into another runs back now" },
  ],
  places: ({ files, list }) =>
    findLines(files, list.path, / --> /).map((line) => ({
      what: `the arrow on line ${line}`,
      files: withLine(files, list.path, line, (text) => {
        const [from = "", to = ""] = text.trim().split(" --> ");
        return `  ${to} --> ${from}`;
      }),
      at: { path: list.path, lines: [line] },
    })),
});
