import { defineDefect } from "../defect.ts";
import { documentsWithoutTasks } from "../documents.ts";
import { findLines, withLinesAfter } from "../edit-lines.ts";

export const clarification = defineDefect({
  id: "clarification",
  summary: "A question is still open in a document that tasks rest on",
  rule: "spec/unresolved-clarification",
  absent: { bmad: "a story is one file, and its tasks may ask what they are to find out" },
  places: (clean) =>
    documentsWithoutTasks(clean).flatMap(({ path }) =>
      findLines(clean.files, path, /^## /).map((line) => ({
        what: `a question in ${path}`,
        files: withLinesAfter(clean.files, path, line, ["", "[NEEDS CLARIFICATION: who pays for the oil?]"]),
        at: { path, lines: [line + 2] },
      })),
    ),
});
