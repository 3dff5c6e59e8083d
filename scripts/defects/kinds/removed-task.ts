import type { Task } from "../../../src/core/bundle/task.ts";
import { linesOf } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { withoutLines } from "../edit-lines.ts";
import type { Files } from "../judge.ts";

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
    { rule: "graph/orphan-task", because: "its only neighbour stands alone now" },
    { rule: "graph/phase-order-disagreement", because: "its phase begins with another task now" },
    { rule: "graph/unresolved-dependency", because: "a bare number that no task has is a word" },
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
          files: withoutLines(withoutTracker(files, list.path, task), list.path, first, last),
          before: files,
          at: { path: list.path, lines: [1, first - 1, first] },
        };
      });
  },
});

/** Who takes a task out takes out the line that tells its state. */
function withoutTracker(files: Files, path: string, { marks }: Task): Files {
  const line = marks.find(({ kind }) => kind === "tracker")?.at.line;
  return line === undefined ? files : withoutLines(files, path, line, line);
}
