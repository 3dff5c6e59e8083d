import { defineCommand } from "./command.ts";
import { requireOpen } from "./require-open.ts";

/** `/spec recheck`: reads everything again and publishes a new check run, even where nothing changed. */
export const recheck = defineCommand({
  name: "recheck",
  usage: "/spec recheck",
  summary: "Reads the spec bundles again and publishes a new check",
  // On a public repository everybody reads, and each new run is a write that all of the installation shares.
  permission: "triage",
  reach: "nothing",
  needs: "nothing",
  note: "It is answered by its 🚀 and by the new check, which is published even where the verdict stays the same.",
  examples: ["/spec recheck"],
  answer({ facts }) {
    requireOpen(facts);
    return { reply: null, recheck: true };
  },
});
