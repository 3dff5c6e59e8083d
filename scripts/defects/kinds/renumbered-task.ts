import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { withLine } from "../edit-lines.ts";
import { withoutTitle } from "../titles.ts";

export const renumberedTask = defineDefect({
  id: "renumbered-task",
  summary: "An id stands for other work than on the base",
  rule: "tasks/renumbered",
  absent: { generic: NO_IDS },
  places: ({ files, list }) =>
    list.tasks.map((task) => ({
      what: `${task.id} is other work`,
      files: withLine(files, list.path, task.at.line, (text) => withoutTitle(text, task.title)),
      before: files,
      at: { path: list.path, lines: [task.at.line] },
    })),
});
