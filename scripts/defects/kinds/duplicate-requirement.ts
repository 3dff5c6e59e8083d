import { NO_REQUIREMENTS } from "../absent.ts";
import { defineDefect } from "../defect.ts";
import { documentsOf } from "../documents.ts";
import { findLines, lineAt, withLinesAfter } from "../edit-lines.ts";

const DEFINITION = /^- (?:\[ \] )?\*\*(?:FR|AC)-/;

export const duplicateRequirement = defineDefect({
  id: "duplicate-requirement",
  summary: "Two requirements have one id",
  rule: "spec/duplicate-requirement-id",
  absent: {
    bmad: "criteria are numbered by their place",
    kiro: "criteria are numbered by their place",
    openspec: NO_REQUIREMENTS,
    snail: "criteria are numbered by their place",
    "spec-workflow": "criteria are numbered by their place",
  },
  places: (clean) =>
    documentsOf(clean).flatMap(({ path }) =>
      findLines(clean.files, path, DEFINITION).map((line) => ({
        what: `the requirement on line ${line} of ${path} twice`,
        files: withLinesAfter(clean.files, path, line, [
          lineAt(clean.files, path, line).replace(/:\*{0,2} .*/, ": The tool MUST be painted green within a week."),
        ]),
        at: { path, lines: [line + 1] },
      })),
    ),
});
