import { listWords } from "../rules/name-task.ts";
import type { Finding } from "./finding.ts";
import { codeSpan } from "./neutral-text.ts";
import type { ReportContext } from "./report-context.ts";

const OTHERS = "The others need no change; add them again if GitHub removed them too.";

/**
 * What to do about the errors of a merge group, and where. A pull request that names the task of an error is where to
 * look first, and no more than that: another member may have changed what that task waits for.
 */
export function groupStep(errors: readonly Finding[], { members = [] }: Pick<ReportContext, "members">): string {
  const them = errors.length === 1 ? "it" : "them";
  const [only, ...more] = members;
  if (only && more.length === 0) return `Fix ${them} in #${only.number}, and add that to the queue again.`;
  const tasks = new Set(errors.flatMap(({ task }) => (task === null ? [] : [task])));
  const named = members.flatMap(({ number, tasks: own }) => {
    const shared = [...new Set(own)].filter((task) => tasks.has(task)).map((task) => codeSpan(task, 60));
    return shared.length > 0 ? [`#${number} (which names ${listWords(shared, 3)})`] : [];
  });
  const where =
    named.length === 0
      ? "in the pull request that changes the files named below"
      : `in the pull request that causes ${them}: look first at ${listWords(named, 3)}`;
  return `Fix ${them} ${where}. Then add that one to the queue again. ${OTHERS}`;
}
