import { UserError } from "../errors.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";

/** Throws `UserError` unless the pull request is open and its branch is one of this repository. */
export function requireOwnBranch({ state, fromFork }: Pick<PullRequestFacts, "state" | "fromFork">): void {
  if (state !== "open") {
    const hint = "Reopen it first, or run `check --fix` and `scaffold` in a checkout.";
    throw new UserError("not-open", "This pull request is not open, so nothing is written to its branch.", hint);
  }
  if (!fromFork) return;
  const hint = "Run `check --fix` or `scaffold` in a checkout of it, and push what they write.";
  throw new UserError("fork", "The branch of this pull request is in a fork, which the App cannot write to.", hint);
}
