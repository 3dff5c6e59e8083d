import { agentOs } from "./agent-os.ts";
import { defineLayout } from "./layout.ts";

/** Agent OS 3: the tasks are headings inside plan.md, and nothing else is asked for. */
export const agentOsPlan = defineLayout({
  id: "agent-os-plan",
  summary: "Agent OS 3: agent-os/specs/YYYY-MM-DD-HHMM-name/ with plan.md",
  documents: [
    { role: "shape", name: "shape.md", required: "never" },
    { role: "tasks", name: "plan.md", required: "always" },
  ],
  directoryOf: (path) => agentOs.directoryOf(path),
  isBundle: (names) => names.has("plan.md") && !names.has("spec.md") && !names.has("tasks.md"),
});
