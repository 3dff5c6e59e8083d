import { cleanDialects } from "../clean-bundle.ts";
import { defineDefect } from "../defect.ts";
import { findLines, withLine } from "../edit-lines.ts";

export const brokenWorkOrder = defineDefect({
  id: "broken-work-order",
  summary: "A Work Order cannot be read",
  rule: "tasks/invalid-work-order",
  absent: Object.fromEntries(
    cleanDialects()
      .filter((dialect) => dialect !== "phase-heading")
      .map((dialect) => [dialect, "its tasks have no Work Orders"]),
  ),
  besides: [{ rule: "bundle/invalid-metadata", because: "the block is no YAML" }],
  places: ({ files, list }) =>
    findLines(files, list.path, /^scope:/).map((line) => ({
      what: `the Work Order around line ${line}`,
      files: withLine(files, list.path, line, () => "scope: everything: here"),
      at: { path: list.path, lines: Array.from({ length: 12 }, (_, at) => line - 4 + at) },
    })),
});
