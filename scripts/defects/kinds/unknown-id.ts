import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { openWaiting, unknownId, withReference } from "../references.ts";

export const unknownIdDefect = defineDefect({
  id: "unknown-id",
  summary: "A task waits for one that does not exist",
  rule: "graph/unknown-dependency",
  absent: { generic: NO_IDS },
  places: (clean) =>
    openWaiting(clean).map((each) => ({
      what: `${each.task.id} waits for ${unknownId(each.task.id)}`,
      files: withReference(clean, each, unknownId(each.task.id)),
      at: { path: clean.list.path, lines: [each.line] },
    })),
});
