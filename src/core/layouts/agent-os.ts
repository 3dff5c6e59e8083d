import { directoryBelow } from "./directory-below.ts";
import { defineLayout } from "./layout.ts";

/** Its own directories; some people write the day of a name there without hyphens. */
const OWN = [".agent-os/specs", "agent-os/specs"];
const DAY = /^\d{4}-?\d{2}-?\d{2}-./;

/** Where it keeps them that has no directory of its own; the day in their names tells them from others. */
const SHARED = "specs";
const SPELT_DAY = /^\d{4}-\d{2}-\d{2}-./;

/** Agent OS 1 and 2: `.agent-os/specs/` and `agent-os/specs/` with directories named by day. */
export const agentOs = defineLayout({
  id: "agent-os",
  summary: "Agent OS 1 and 2: agent-os/specs/YYYY-MM-DD-name/ with spec.md and tasks.md",
  documents: [
    { role: "requirements", name: "planning/requirements.md", required: "never" },
    { role: "spec", name: "spec.md", required: "when-later-exists" },
    { role: "tasks", name: "tasks.md", required: "when-later-exists" },
  ],
  directoryOf(path) {
    const own = OWN.map((root) => directoryBelow(path, root)).find((found) => found !== null);
    const directory = own ?? directoryBelow(path, SHARED);
    const day = own ? DAY : SPELT_DAY;
    return directory !== null && day.test(directory.slice(directory.lastIndexOf("/") + 1)) ? directory : null;
  },
  isBundle: (names) => names.has("spec.md") || names.has("tasks.md"),
});
