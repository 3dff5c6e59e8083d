import { defineDefect } from "../defect.ts";
import { documentsOf } from "../documents.ts";
import { findLines, withLine } from "../edit-lines.ts";

export const brokenTable = defineDefect({
  id: "broken-table",
  summary: "A row of a table has a cell that nobody sees",
  rule: "docs/broken-table",
  places: (clean) =>
    documentsOf(clean).flatMap(({ path }) =>
      findLines(clean.files, path, /^\| (?!ID|Lantern|Part|Principle)\w.*\|$/).map((line) => ({
        what: `a row in ${path}`,
        files: withLine(clean.files, path, line, (text) => `${text} at night |`),
        at: { path, lines: [line] },
      })),
    ),
});
