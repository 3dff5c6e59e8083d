import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { dependentsOf, openWaiting, withReference } from "../references.ts";

export const dependencyCycle = defineDefect({
  id: "dependency-cycle",
  summary: "A task waits for one that waits for it",
  rule: "graph/cycle",
  absent: { generic: NO_IDS },
  besides: [
    { rule: "graph/diagram-mismatch", because: "the drawing still shows the order without the circle" },
    { rule: "graph/phase-order-violation", because: "the circle runs back from a later phase" },
    { rule: "graph/parallel-contradiction", because: "whoever is in the circle waits for whoever else is" },
    { rule: "graph/declared-order-mismatch", because: "no order holds in a circle" },
  ],
  places: (clean) => {
    const waiting = openWaiting(clean);
    return waiting.flatMap((each) =>
      dependentsOf(clean, each.task.id).flatMap((later) => {
        const other = waiting.find(({ task }) => task.id === later);
        if (!other) return [];
        const between = waiting.filter(({ task }) => dependentsOf(clean, each.task.id).includes(task.id));
        return {
          what: `${each.task.id} waits for ${later} too`,
          files: withReference(clean, each, later),
          at: { path: clean.list.path, lines: [each.line, ...between.map(({ line }) => line)] },
        };
      }),
    );
  },
});
