import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { openWaiting, withReference } from "../references.ts";

export const selfDependency = defineDefect({
  id: "self-dependency",
  summary: "A task waits for itself",
  rule: "graph/cycle",
  absent: { generic: NO_IDS },
  places: (clean) =>
    openWaiting(clean).map((each) => ({
      what: `${each.task.id} waits for itself`,
      files: withReference(clean, each, each.task.id),
      at: { path: clean.list.path, lines: [each.line] },
    })),
});
