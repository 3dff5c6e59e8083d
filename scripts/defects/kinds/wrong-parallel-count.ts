import { cleanDialects } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { findLines, withLine } from "../edit-lines.ts";

const COUNTED = new Set(["bare-line", "bold-paragraph", "spec-kit", "spec-kitty", "task-heading"]);

export const wrongParallelCount = defineDefect({
  id: "wrong-parallel-count",
  summary: "A list of what goes side by side says another number than it holds",
  rule: "graph/parallel-count-mismatch",
  absent: Object.fromEntries(
    cleanDialects()
      .filter((dialect) => !COUNTED.has(dialect))
      .map((dialect) => [dialect, "the list does not say how many they are"]),
  ),
  places: ({ files, list }) =>
    findLines(files, list.path, /\(3 tasks\)/).flatMap((line) =>
      [2, 4, 5].map((number) => ({
        what: `${number} tasks`,
        files: withLine(files, list.path, line, (text) => text.replace("(3 tasks)", `(${number} tasks)`)),
        at: { path: list.path, lines: [line] },
      })),
    ),
});
