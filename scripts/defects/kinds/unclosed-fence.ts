import { defineDefect } from "../defect.ts";
import { documentsOf } from "../documents.ts";
import { findLines, withLinesAfter } from "../edit-lines.ts";

export const unclosedFence = defineDefect({
  id: "unclosed-fence",
  summary: "A code block never ends",
  rule: "docs/unclosed-fence",
  besides: [
    { rule: "bundle/constitution-changed", because: "the version of the constitution is in the code now" },
    { rule: "spec/missing-section", because: "the sections behind it are code now" },
    { rule: "coverage/unknown-requirement", because: "the requirements behind it are code now" },
  ],
  places: (clean) =>
    documentsOf(clean).map(({ path, role }) => {
      const end = findLines(clean.files, path, /^/).length - 1;
      return {
        what: `a fence at the end of ${path}`,
        files: withLinesAfter(clean.files, path, end, ["", "```text", "the end is open"]),
        at: { path, lines: [end + 2] },
        rule: role === "tasks" ? "tasks/unclosed-fence" : "docs/unclosed-fence",
      };
    }),
});
