import { cleanDialects } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { findLines, withLine } from "../edit-lines.ts";

export const misspelledKey = defineDefect({
  id: "misspelled-key",
  summary: "A key of a Work Order has a slip",
  rule: "tasks/invalid-work-order",
  absent: Object.fromEntries(
    cleanDialects()
      .filter((dialect) => dialect !== "phase-heading")
      .map((dialect) => [dialect, "its tasks have no Work Orders"]),
  ),
  places: ({ files, list }) =>
    findLines(files, list.path, /^scope:/).map((line) => ({
      what: `the scope on line ${line}`,
      files: withLine(files, list.path, line, (text) => text.replace("scope:", "scop:")),
      at: { path: list.path, lines: [line] },
    })),
});
