import { ONE_NAME_SPACE } from "../absent.ts";
import { cleanDialects } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { withLine } from "../edit-lines.ts";
import { openWaiting, withReference } from "../references.ts";

const GROUP = "M2";

export const ambiguousId = defineDefect({
  id: "ambiguous-id",
  summary: "A task waits for a group, and a task has the same id",
  rule: "graph/ambiguous-reference",
  absent: Object.fromEntries(
    cleanDialects()
      .filter((dialect) => dialect !== "platform-kit")
      .map((dialect) => [dialect, ONE_NAME_SPACE]),
  ),
  besides: [
    { rule: "graph/unknown-reference", because: "the drawing and the path still name the task by its old id" },
    { rule: "graph/unmapped-node", because: "the drawing still names the task by its old id" },
    { rule: "graph/critical-path-mismatch", because: "the path still names the task by its old id" },
    { rule: "tasks/duplicate-id", because: "the task is called as the group is" },
    { rule: "tasks/id-format", because: "the new id is a group's" },
    { rule: "graph/cycle", because: "who waits for the group may be in it" },
    { rule: "graph/redundant-dependency", because: "the group holds what the task waits for already" },
    { rule: "graph/diagram-mismatch", because: "the drawing still shows the order without the group" },
  ],
  places(clean) {
    const last = clean.list.tasks.at(-1);
    if (!last) return [];
    const { path } = clean.list;
    const files = withLine(clean.files, path, last.at.line, (text) => text.replace(last.id, GROUP));
    const later = openWaiting(clean).filter(({ task }) => task.phase !== last.phase || task.id !== last.id);
    return later
      .filter(({ task }) => task.section.every((title) => !title.startsWith(GROUP)))
      .map((each) => ({
        what: `${each.task.id} waits for ${GROUP}, and ${last.id} is called so`,
        files: withReference({ ...clean, files }, each, GROUP),
        at: { path, lines: [each.line] },
      }));
  },
});
