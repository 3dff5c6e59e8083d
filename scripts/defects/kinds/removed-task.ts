import { linesOf } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { withoutLines } from "../edit-lines.ts";

export const removedTask = defineDefect({
  id: "removed-task",
  summary: "A task that was open on the base is gone",
  rule: "tasks/removed-open",
  besides: [
    { rule: "graph/unknown-dependency", because: "others still wait for it" },
    { rule: "graph/unknown-reference", because: "the drawing and the path still name it" },
    { rule: "graph/unmapped-node", because: "the drawing still shows it" },
    { rule: "graph/critical-path-mismatch", because: "the path still names it" },
    { rule: "graph/parallel-count-mismatch", because: "the list of what goes side by side still names it" },
    { rule: "summary/count-mismatch", because: "the totals still count it" },
    { rule: "coverage/requirement-without-task", because: "it was the only one that named its requirement" },
    { rule: "graph/parallel-unlisted", because: "the list of what goes side by side still names it" },
  ],
  places(clean) {
    const { files, list } = clean;
    const parents = new Set(list.tasks.map(({ parent }) => parent));
    return list.tasks
      .filter(({ id, status }) => status !== "done" && !parents.has(id))
      .map((task) => {
        const { first, last } = linesOf(clean, task);
        return {
          what: `${task.id} is gone`,
          files: withoutLines(files, list.path, first, last),
          before: files,
          at: { path: list.path, lines: [1, first - 1, first] },
        };
      });
  },
});
