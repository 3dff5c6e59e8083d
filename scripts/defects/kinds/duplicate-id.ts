import { NO_IDS } from "../absent.ts";
import { linesOf } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { lineAt, withLine, withLinesAfter } from "../edit-lines.ts";
import { withoutTitle } from "../titles.ts";

export const duplicateId = defineDefect({
  id: "duplicate-id",
  summary: "Two tasks have one id",
  rule: "tasks/duplicate-id",
  absent: { generic: NO_IDS },
  besides: [
    { rule: "summary/count-mismatch", because: "the second task is one more than the totals say" },
    { rule: "graph/parallel-file-conflict", because: "the copy names the same file" },
  ],
  places(clean) {
    const { files, list } = clean;
    const parents = new Set(list.tasks.map(({ parent }) => parent));
    return list.tasks
      .filter(({ id }) => !parents.has(id))
      .map((task) => {
        const { first, last } = linesOf(clean, task);
        const block = Array.from({ length: last - first + 1 }, (_, at) => lineAt(files, list.path, first + at));
        const copied = withLinesAfter(files, list.path, last, block);
        return {
          what: `${task.id} twice`,
          files: withLine(copied, list.path, last + 1, (text) => withoutTitle(text, task.title)),
          at: { path: list.path, lines: [last + 1] },
        };
      });
  },
});
