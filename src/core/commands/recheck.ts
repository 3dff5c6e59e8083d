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
  examples: ["/spec recheck"],
  answer({ facts }) {
    requireOpen(facts);
    const reply = "The spec bundles are being read again. A new check will follow, even if the verdict stays the same.";
    return { reply, recheck: true };
  },
});
