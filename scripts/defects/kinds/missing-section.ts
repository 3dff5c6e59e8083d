import { cleanDialects } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { documentsWithoutTasks } from "../documents.ts";
import { findLines, withLine } from "../edit-lines.ts";

const ASKED = new Set(["bare-line", "bold-paragraph", "openspec", "spec-kit"]);

export const missingSection = defineDefect({
  id: "missing-section",
  summary: "A section that the tool asks for is not there",
  rule: "spec/missing-section",
  absent: Object.fromEntries(
    cleanDialects()
      .filter((dialect) => !ASKED.has(dialect))
      .map((dialect) => [dialect, "its layout asks for no sections"]),
  ),
  besides: [{ rule: "coverage/unknown-requirement", because: "requirements are looked for in their section" }],
  places: (clean) =>
    documentsWithoutTasks(clean).flatMap(({ path }) =>
      findLines(
        clean.files,
        path,
        /^## (?:Why|What Changes|User Scenarios & Testing|Success Criteria|Summary|Technical Context)$/,
      ).map((line) => ({
        what: `the section on line ${line} of ${path}`,
        files: withLine(clean.files, path, line, () => "## Further Words"),
        at: { path, lines: [1] },
      })),
    ),
});
