import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { openWaiting, withReference } from "../references.ts";

export const proseDependency = defineDefect({
  id: "prose-dependency",
  summary: "A task waits for something that no task is called",
  rule: "graph/unresolved-dependency",
  absent: { generic: NO_IDS },
  places: (clean) =>
    openWaiting(clean).map((each) => ({
      what: `${each.task.id} waits for words`,
      files: withReference(clean, each, "the lamps that matter most", false),
      at: { path: clean.list.path, lines: [each.line] },
    })),
});
