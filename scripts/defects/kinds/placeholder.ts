import { defineDefect } from "../defect.ts";
import { documentsOf } from "../documents.ts";
import { findLines, withLine, withLinesAfter } from "../edit-lines.ts";

export const placeholder = defineDefect({
  id: "placeholder",
  summary: "A blank of the template was not filled in",
  rule: "spec/unfilled-placeholder",
  places: (clean) =>
    documentsOf(clean).flatMap(({ path }) => {
      const title = findLines(clean.files, path, /^# /).map((line) => ({
        what: `the title of ${path} is a blank`,
        files: withLine(clean.files, path, line, () => "# [Feature Name]"),
        at: { path, lines: [line] },
      }));
      const values = findLines(clean.files, path, /^## /).map((line) => ({
        what: `a value in ${path} is a blank`,
        files: withLinesAfter(clean.files, path, line, ["", "**Keeper**: [Name/Role]"]),
        at: { path, lines: [line + 2] },
      }));
      return [...title, ...values];
    }),
});
