import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { findLines, lineAt, withLine } from "../edit-lines.ts";
import { openWaiting } from "../references.ts";

export const wrongParallelGroup = defineDefect({
  id: "wrong-parallel-group",
  summary: "A list of what goes side by side holds a task that waits for the others",
  rule: "graph/parallel-contradiction",
  absent: { generic: NO_IDS },
  besides: [
    { rule: "graph/parallel-not-marked", because: "the task that waits is not marked as parallel" },
    { rule: "graph/parallel-count-mismatch", because: "the list says how many they are" },
  ],
  places(clean) {
    const { files, list } = clean;
    const [line = 0] = findLines(files, list.path, /can run in parallel/);
    const named = list.tasks.filter(({ id }) => lineAt(files, list.path, line).includes(id));
    const later = openWaiting(clean).filter(({ task }) => task.at.line > (named.at(-1)?.at.line ?? Infinity));
    return later.map(({ task }) => ({
      what: `${task.id} is listed too`,
      files: withLine(files, list.path, line, (text) =>
        text.replace(" can run", `, ${/Task \S+ can/.test(text) ? "Task " : ""}${task.id} can run`),
      ),
      at: { path: list.path, lines: [line] },
    }));
  },
});
