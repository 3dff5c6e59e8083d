import { cleanDialects } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { documentsWithoutTasks } from "../documents.ts";
import { findLines, withLinesAfter } from "../edit-lines.ts";

export const uncoveredStory = defineDefect({
  id: "uncovered-story",
  summary: "A user story has no task",
  rule: "coverage/story-without-task",
  absent: Object.fromEntries(
    cleanDialects()
      .filter((dialect) => dialect !== "spec-kit")
      .map((dialect) => [dialect, "its tasks carry no labels of stories"]),
  ),
  places: (clean) =>
    documentsWithoutTasks(clean)
      .filter(({ role }) => role === "spec")
      .flatMap(({ path }) =>
        findLines(clean.files, path, /^### (?:User Story|Edge Cases)/).flatMap((line) =>
          [2, 3].map((story) => ({
            what: `story ${story} in front of line ${line}`,
            files: withLinesAfter(clean.files, path, line - 1, [
              `### User Story ${story} - Dim the street (Priority: P2)`,
              "",
              "A keeper dims every lantern of a street.",
              "",
              "1. **Given** a lit street, **When** the keeper dims it, **Then** every lantern is at its lowest step.",
              "",
            ]),
            at: { path, lines: [line] },
          })),
        ),
      ),
});
