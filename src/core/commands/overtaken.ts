import { codeSpan } from "../report/neutral-text.ts";
import type { CommandComment } from "../snapshot/command-comment.ts";
import type { PullRequestFacts } from "../snapshot/pull-request.ts";
import type { Push } from "../snapshot/push.ts";
import type { Invocation } from "./command.ts";
import { COMMANDS } from "./index.ts";

/** That the branch moved after a comment was written; `by` is null where that is merely not known to be otherwise. */
export interface Overtaken {
  readonly by: string | null;
}

/** Whether one of the commands writes to a branch, so that it matters which commit whoever gave it had before them. */
export function writesToBranch(invocations: readonly Invocation[]): boolean {
  return invocations.some(({ verb }) => WRITING.has(verb));
}

const WRITING: ReadonlySet<string> = new Set(
  COMMANDS.flatMap(({ name, reach }) => (reach === "branch" || reach === "head" ? [name] : [])),
);

/**
 * The newest push that the author of a comment cannot have known of: since it was written, by somebody else, and no commit
 * of ours. One of the same second counts: nobody reads that fast. `pushes` are newest first.
 */
export function findOvertaking(
  { author, createdAt = "" }: Pick<CommandComment, "author" | "createdAt">,
  pushes: readonly Push[],
  isOurs: (sha: string) => boolean,
): Overtaken | null {
  const isOwn = ({ by }: Push) => by?.toLowerCase() === author.login.toLowerCase();
  const later = pushes.filter(({ at }) => at >= createdAt);
  const foreign = later.find((push) => !isOwn(push) && !(push.isByApp && isOurs(push.sha)));
  return foreign ? { by: foreign.by } : null;
}

/** Why a command that was overtaken is not carried out, and what to do. */
export function describeOvertaking({ by }: Overtaken, { headSha }: Pick<PullRequestFacts, "headSha">): string {
  const moved =
    by === null
      ? `The branch is at commit ${headSha}, and GitHub does not tell whether it was when this was written.`
      : `The branch moved after this was written: ${codeSpan(`@${by}`, 60)} pushed to it, and it is at commit ${headSha} by now.`;
  return `${moved} Look at that, and write the command again.`;
}
