import { UserError } from "../errors.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";

/** Throws `UserError` unless the pull request is open. */
export function requireOpen({ state }: Pick<PullRequestFacts, "state">): void {
  if (state === "open") return;
  throw new UserError("not-open", "This pull request is not open, so there is nothing to check.", "Reopen it first.");
}
