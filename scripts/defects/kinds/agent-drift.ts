import { defineDefect } from "../defect.ts";
import { withLinesAfter } from "../edit-lines.ts";

export const agentDrift = defineDefect({
  id: "agent-drift",
  summary: "One of two instruction files for agents was changed alone",
  rule: "docs/agent-files-drift",
  places: ({ files }) =>
    [
      ["AGENTS.md", "CLAUDE.md"],
      ["CLAUDE.md", "AGENTS.md"],
    ].flatMap(([changed = "", stale = ""]) =>
      [2, 4, 6].map((line) => ({
        what: `${changed} behind line ${line}`,
        files: withLinesAfter(files, changed, line, [
          "",
          "Lanterns of the harbour are never lit from afar: a keeper goes there, looks at the oil, and writes down the hour.",
          "",
        ]),
        before: files,
        // The file that stayed as it was is the one to be brought up to date.
        at: { path: stale, lines: [1] },
      })),
    ),
});
