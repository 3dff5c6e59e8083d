import { spanOfMark } from "../../../src/core/edits/span-of-mark.ts";
import { sourceOfText } from "../../../src/core/markdown/source-text.ts";
import { NO_PARTS } from "../absent.ts";
import { cleanDialects } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { replaceSpan } from "../edit-lines.ts";

const WITH_PARTS = new Set(["agent-os", "kiro"]);

export const parentAndParts = defineDefect({
  id: "parent-and-parts",
  summary: "A task is ticked, and a part of it is not",
  rule: "tasks/parent-child-mismatch",
  absent: {
    ...Object.fromEntries(
      cleanDialects()
        .filter((dialect) => !WITH_PARTS.has(dialect))
        .map((dialect) => [dialect, NO_PARTS]),
    ),
    "spec-kitty": "a work package has no box of its own, and follows its parts",
  },
  besides: [
    { rule: "summary/count-mismatch", because: "the totals count it as it was" },
    { rule: "tasks/done-before-dependency", because: "whoever is done may wait for it" },
  ],
  places: ({ files, list }) =>
    list.tasks.flatMap((task) => {
      const whole = task.parent === null ? task : list.tasks.find(({ id }) => id === task.parent);
      const box = task.marks.find(({ kind }) => kind === "box");
      const breaks = task.parent === null ? task.status !== "done" : whole?.status === "done";
      if (!whole || !box || !breaks) return [];
      const span = spanOfMark(box, sourceOfText(list.path, files[list.path] ?? ""));
      return {
        what: task === whole ? `${task.id} is ticked` : `${task.id} is open again`,
        files: { ...files, [list.path]: replaceSpan(files[list.path] ?? "", span, task === whole ? "x" : " ") },
        at: { path: list.path, lines: [whole.at.line] },
      };
    }),
});
