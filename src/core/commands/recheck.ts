import { UserError } from "../errors.ts";
import { defineCommand } from "./command.ts";

/** `/spec recheck`: reads everything again and publishes a new check run, even where nothing changed. */
export const recheck = defineCommand({
  name: "recheck",
  usage: "/spec recheck",
  summary: "Reads the spec bundles again and publishes a new check run",
  // On a public repository everybody reads, and each new run is a write that all of the installation shares.
  permission: "triage",
  needs: "nothing",
  examples: ["/spec recheck"],
  answer({ facts }) {
    if (facts.state !== "open") {
      throw new UserError(
        "not-open",
        "This pull request is not open, so there is nothing to check.",
        "Reopen it first.",
      );
    }
    const reply =
      "The spec bundles are read again at the head and at the merge base. A new check run follows, also if the verdict stays the same.";
    return { reply, recheck: true };
  },
});
