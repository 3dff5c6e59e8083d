import { defineDefect } from "../defect.ts";
import { findLines, withLine } from "../edit-lines.ts";

export const constitutionVersion = defineDefect({
  id: "constitution-version",
  summary: "A principle is another, and the version of the constitution is the same",
  rule: "bundle/constitution-changed",
  places({ files }) {
    const path = Object.keys(files).find((each) => each.endsWith("constitution.md")) ?? "";
    const versions = findLines(files, path, /Version/);
    return findLines(files, path, /^### /).map((line) => ({
      what: `the principle on line ${line}`,
      files: withLine(files, path, line + 2, (text) => `${text} Nothing else counts.`),
      before: files,
      at: { path, lines: versions },
    }));
  },
});
