import { defineDefect } from "../defect.ts";
import { documentsOf } from "../documents.ts";
import { findLines, withLinesAfter } from "../edit-lines.ts";

export const swallowedTask = defineDefect({
  id: "swallowed-task",
  summary: "A task is indented so far that it is a part of the paragraph above",
  rule: "docs/swallowed-list",
  places: (clean) =>
    documentsOf(clean)
      .filter(({ role }) => role === "tasks")
      .flatMap(({ path }) =>
        findLines(clean.files, path, /^## /).map((line) => ({
          what: `a task behind line ${line}`,
          files: withLinesAfter(clean.files, path, line, ["", "Keepers ask for more:", "    - [ ] Paint the posts"]),
          at: { path, lines: [line + 3] },
        })),
      ),
});
