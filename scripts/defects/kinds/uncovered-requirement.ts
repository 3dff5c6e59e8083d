import { NO_REQUIREMENTS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { withLine } from "../edit-lines.ts";
import { definitionOf, namedRequirements } from "../requirements.ts";

export const uncoveredRequirement = defineDefect({
  id: "uncovered-requirement",
  summary: "A requirement is named by no task",
  rule: "coverage/requirement-without-task",
  absent: { openspec: NO_REQUIREMENTS },
  places(clean) {
    const named = namedRequirements(clean);
    const once = named.filter(({ written }) => named.filter((other) => other.written === written).length === 1);
    return once.flatMap(({ task, line, written }) => {
      const other = named.find((each) => each.written !== written)?.written ?? "";
      const definition = definitionOf(clean, written);
      if (!definition) return [];
      return {
        what: `${task.id} names ${other} instead of ${written}`,
        files: withLine(clean.files, clean.list.path, line, (text) => text.replace(written, other)),
        at: { path: definition.path, lines: [definition.line] },
      };
    });
  },
});
