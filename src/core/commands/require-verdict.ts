import { UserError } from "../errors.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import { requireOpen } from "./require-open.ts";

/**
 * Throws `UserError` unless the head has a verdict to be lifted: where a push came between the comment and now, nobody
 * has seen what would be waved through.
 */
export function requireVerdict(facts: Pick<PullRequestFacts, "state" | "checkRun" | "headSha">): void {
  requireOpen(facts);
  if (facts.checkRun?.headSha === facts.headSha && facts.checkRun.status === "completed") return;
  throw new UserError(
    "no-verdict",
    `Commit \`${facts.headSha}\` has no verdict yet, so nobody can have read it.`,
    "Wait for the check to complete, and write the command again.",
  );
}
