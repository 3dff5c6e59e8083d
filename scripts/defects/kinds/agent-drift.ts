import { defineDefect } from "../defect.ts";
import { withLinesAfter } from "../edit-lines.ts";

export const agentDrift = defineDefect({
  id: "agent-drift",
  summary: "One of two instruction files for agents was changed alone",
  rule: "docs/agent-files-drift",
  places: ({ files }) =>
    [2, 4, 6].map((line) => ({
      what: `AGENTS.md behind line ${line}`,
      files: withLinesAfter(files, "AGENTS.md", line, [
        "",
        "Lanterns of the harbour are never lit from afar: a keeper goes there, looks at the oil, and writes down the hour.",
        "",
      ]),
      before: files,
      at: { path: "AGENTS.md", lines: [1, line] },
    })),
});
