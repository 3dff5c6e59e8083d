import { NO_REQUIREMENTS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { withLine } from "../edit-lines.ts";
import { namedRequirements } from "../requirements.ts";

export const unknownRequirement = defineDefect({
  id: "unknown-requirement",
  summary: "A task names a requirement that does not exist",
  rule: "coverage/unknown-requirement",
  absent: { openspec: NO_REQUIREMENTS },
  besides: [{ rule: "coverage/requirement-without-task", because: "no task names the one that was meant any more" }],
  places: (clean) =>
    namedRequirements(clean).map(({ task, line, written }) => {
      const unknown = written.replace(/\d+$/, (digits) => "61".padStart(digits.length, "0"));
      return {
        what: `${task.id} names ${unknown}`,
        files: withLine(clean.files, clean.list.path, line, (text) => text.replace(written, unknown)),
        at: { path: clean.list.path, lines: [task.at.line, line] },
      };
    }),
});
