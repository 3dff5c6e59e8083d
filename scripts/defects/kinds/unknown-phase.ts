import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { openWaiting, withReference } from "../references.ts";

export const unknownPhase = defineDefect({
  id: "unknown-phase",
  summary: "A task waits for a phase that does not exist",
  rule: "graph/unknown-dependency",
  absent: { generic: NO_IDS },
  places: (clean) =>
    openWaiting(clean).map((each) => ({
      what: `${each.task.id} waits for Phase 9`,
      files: withReference(clean, each, "Phase 9", false),
      at: { path: clean.list.path, lines: [each.line] },
    })),
});
