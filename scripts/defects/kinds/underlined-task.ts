import { defineDefect } from "../defect.ts";
import { documentsOf } from "../documents.ts";
import { findLines, withLinesAfter } from "../edit-lines.ts";

export const underlinedTask = defineDefect({
  id: "underlined-task",
  summary: "Dashes below a task make a heading of it",
  rule: "docs/swallowed-list",
  places: (clean) =>
    documentsOf(clean)
      .filter(({ role }) => role === "tasks")
      .flatMap(({ path }) =>
        findLines(clean.files, path, /^## /).map((line) => ({
          what: `a task behind line ${line}`,
          files: withLinesAfter(clean.files, path, line, ["", "- [ ] Paint the posts", "  ---"]),
          at: { path, lines: [line + 2] },
        })),
      ),
});
