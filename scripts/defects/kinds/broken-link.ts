import { defineDefect } from "../defect.ts";
import { documentsOf } from "../documents.ts";
import { findLines, withLine } from "../edit-lines.ts";

export const brokenLink = defineDefect({
  id: "broken-link",
  summary: "A link leads to a document that is not there",
  rule: "bundle/broken-link",
  absent: { bmad: "a story is one file, and has no neighbours to link to" },
  places: (clean) =>
    documentsOf(clean).flatMap(({ path }) =>
      findLines(clean.files, path, /\]\(\.\/[\w-]+\.md\)/).map((line) => ({
        what: `a link in ${path}`,
        files: withLine(clean.files, path, line, (text) => text.replace(/\]\(\.\/[\w-]+\.md\)/, "](./lost.md)")),
        at: { path, lines: [line] },
      })),
    ),
});
