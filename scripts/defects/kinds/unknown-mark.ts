import { spanOfMark } from "../../../src/core/edits/span-of-mark.ts";
import { sourceOfText } from "../../../src/core/markdown/source-text.ts";
import { defineDefect } from "../defect.ts";
import { replaceSpan } from "../edit-lines.ts";

export const unknownMark = defineDefect({
  id: "unknown-mark",
  summary: "A box holds a mark that nobody explains",
  rule: "tasks/unknown-status-mark",
  absent: {
    "bare-line": "its tasks have no boxes",
    "bold-paragraph": "the status is a word",
    "phase-heading": "a task is as done as its sub-tasks",
    "spec-kitty": "packages have no boxes; see the boxes of other dialects",
    "task-table": "the status is a word",
  },
  besides: [
    { rule: "summary/count-mismatch", because: "a task of an unknown state is none of those that are counted" },
  ],
  places: ({ files, list }) =>
    list.tasks.flatMap(({ id, marks, status, at }) => {
      const box = marks.find(({ kind }) => kind === "box" || kind === "tracker");
      if (!box || status === "done") return [];
      // A tracker's mark is its whole line, from the bullet on.
      const span = spanOfMark(box, sourceOfText(list.path, files[list.path] ?? ""));
      const start = box.kind === "tracker" ? span.start + "- [".length : span.start;
      return {
        what: `${id} is marked [?]`,
        files: { ...files, [list.path]: replaceSpan(files[list.path] ?? "", { start, end: start + 1 }, "?") },
        at: { path: list.path, lines: [box.at.line, at.line] },
      };
    }),
});
