import { UserError } from "../errors.ts";
import type { CommandComment } from "../snapshot/command-comment.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import { requireOpen } from "./require-open.ts";

interface Lifting {
  readonly facts: Pick<PullRequestFacts, "state" | "checkRun" | "headSha">;
  readonly comment: Pick<CommandComment, "createdAt">;
  /** The commit that the pull request's own verdict is on. */
  readonly judgedSha?: string | null;
}

/**
 * Throws `UserError` unless the head has a verdict to be lifted, and had it when that was asked for: where a push came
 * between the comment and now, nobody has seen what would be waved through. A check alone is not enough: it belongs to the
 * commit, which may have been judged long ago, on another pull request.
 */
export function requireVerdict({ facts, comment, judgedSha = facts.headSha }: Lifting): void {
  requireOpen(facts);
  const { checkRun, headSha } = facts;
  const isJudged = judgedSha === headSha && checkRun?.headSha === headSha && checkRun.status === "completed";
  if (!isJudged) {
    throw new UserError(
      "no-verdict",
      `Commit \`${headSha}\` has no verdict yet, so nobody can have read it.`,
      "Wait for the check to complete, and write the command again.",
    );
  }
  if (comment.createdAt === undefined || isBefore(checkRun.since ?? null, comment.createdAt)) return;
  throw new UserError(
    "late-verdict",
    `Commit \`${headSha}\` had no verdict yet when this was written, so nobody can have read it.`,
    "Look at the check of that commit, and write the command again.",
  );
}

/** GitHub tells both in UTC and whole seconds: the same one is early enough, and a time that is not told is not. */
function isBefore(since: string | null, createdAt: string): boolean {
  return since !== null && since <= createdAt;
}
