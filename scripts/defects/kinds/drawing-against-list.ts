import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { findLines, withLine } from "../edit-lines.ts";

export const drawingAgainstList = defineDefect({
  id: "drawing-against-list",
  summary: "An arrow of the drawing points the wrong way",
  rule: "graph/diagram-mismatch",
  absent: { generic: NO_IDS },
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
