import { defineDefect } from "../defect.ts";
import { documentsOf } from "../documents.ts";
import { findLines, withLinesAfter } from "../edit-lines.ts";

export const unclosedComment = defineDefect({
  id: "unclosed-comment",
  summary: "A comment never ends",
  rule: "docs/unclosed-comment",
  places: (clean) =>
    documentsOf(clean).map(({ path }) => {
      const end = findLines(clean.files, path, /^/).length - 1;
      return {
        what: `a comment at the end of ${path}`,
        files: withLinesAfter(clean.files, path, end, ["", "<!-- ask the keepers", "", "They know."]),
        at: { path, lines: [end + 2] },
      };
    }),
});
