import { NO_IDS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { openWaiting, withWords } from "../references.ts";

export const proseDependency = defineDefect({
  id: "prose-dependency",
  summary: "A task waits for something that no task is called",
  rule: "graph/unresolved-dependency",
  absent: { generic: NO_IDS },
  besides: [
    { rule: "graph/diagram-mismatch", because: "the drawing shows what the words in the place of an id do not say" },
    { rule: "graph/critical-path-mismatch", because: "words in the place of an id hold no step of the path" },
    { rule: "graph/declared-order-mismatch", because: "words in the place of an id hold no step of an order" },
  ],
  places: (clean) =>
    openWaiting(clean).map((each) => ({
      what: `${each.task.id} waits for words`,
      files: withWords(clean, each, "All lighting tasks"),
      at: { path: clean.list.path, lines: [each.line] },
    })),
});
