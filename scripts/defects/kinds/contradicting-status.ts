import { spanOfMark } from "../../../src/core/edits/span-of-mark.ts";
import { sourceOfText } from "../../../src/core/markdown/source-text.ts";
import { ONE_MARK } from "../absent.ts";
import { cleanDialects } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { replaceSpan } from "../edit-lines.ts";

const TWICE = new Set(["platform-kit", "specweave", "task-heading"]);

export const contradictingStatus = defineDefect({
  id: "contradicting-status",
  summary: "A task is open in one place and done in another",
  rule: "tasks/status-text-mismatch",
  absent: Object.fromEntries(
    cleanDialects()
      .filter((dialect) => !TWICE.has(dialect))
      .map((dialect) => [dialect, ONE_MARK]),
  ),
  besides: [
    { rule: "summary/count-mismatch", because: "whichever of the two counts, the totals hold the other" },
    { rule: "tasks/done-before-dependency", because: "whoever waits for it is done, and it is not any more" },
  ],
  places: ({ files, list }) =>
    list.tasks.flatMap(({ id, marks, status, at }) => {
      const text = marks.find(({ kind }) => kind !== "box");
      const box = marks.find(({ kind }) => kind === "box") ?? marks.find(({ kind }) => kind === "tracker");
      if (!text || !box) return [];
      const isTracker = box.kind === "tracker";
      const other = status === "done" ? " " : "x";
      const whole = spanOfMark(box, sourceOfText(list.path, files[list.path] ?? ""));
      const span = isTracker ? { start: whole.start + 3, end: whole.start + 4 } : whole;
      return {
        what: `${id} says two things`,
        files: { ...files, [list.path]: replaceSpan(files[list.path] ?? "", span, other) },
        at: { path: list.path, lines: [at.line, text.at.line, box.at.line] },
      };
    }),
});
