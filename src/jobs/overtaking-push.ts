import type { Invocation } from "../core/commands/command.ts";
import { findOvertaking, type Overtaken, writesToBranch } from "../core/commands/overtaken.ts";
import { isOwnStep } from "../core/commands/own-steps.ts";
import type { CommandComment } from "../core/snapshot/command-comment.ts";
import type { Push } from "../core/snapshot/push.ts";
import { GitHubError } from "../github/errors.ts";
import type { Visit } from "./visit.ts";

/**
 * Whether the branch moved after a comment was written that wants something written to it. A comment in the conversation is
 * about no commit; what it is given for is the head that was there. Where that was judged by then and is the head still, or
 * only commits of ours lead from it, nobody is asked; else GitHub's list of pushes tells. Null for a comment that nothing
 * overtook.
 */
export async function findOvertakingPush(
  comment: CommandComment,
  invocations: readonly Invocation[],
  visit: Visit,
): Promise<Overtaken | null> {
  const { facts, services } = visit;
  const { createdAt } = comment;
  const isBound = createdAt !== undefined && !comment.edited && facts.state === "open" && !facts.fromFork;
  if (!isBound || !writesToBranch(invocations)) return null;
  const records = await visit.records();
  const judged = await services.verdicts.judgedHead(facts.ref.repository.id, facts.ref.number);
  const wasThere = judged !== null && isBefore(judged.since, createdAt);
  if (wasThere && isOwnStep(records, judged.sha, facts.headSha)) return null;
  const all = await readPushes(visit);
  if (all === null) return { by: null };
  const pushes = wasThere ? since(judged.sha, all) : all;
  const written = records.flatMap(({ order }) => ("commitSha" in order ? [order.commitSha] : []));
  const byApps = pushes.flatMap(({ sha, isByApp }) => (isByApp ? [sha] : []));
  const ours = new Set([...written, ...(await services.completions.ofCommits(facts.ref.repository.id, byApps))]);
  return findOvertaking(comment, pushes, (sha) => ours.has(sha));
}

/** Those that came after the one that brought a commit, or all where it is not among them. */
function since(sha: string, pushes: readonly Push[]): readonly Push[] {
  const at = pushes.findIndex((push) => push.sha === sha);
  return at < 0 ? pushes : pushes.slice(0, at);
}

/** Our clock has fractions of a second, and GitHub's does not: the same second is early enough. */
function isBefore(since: string, createdAt: string): boolean {
  return Math.floor(Date.parse(since) / 1000) * 1000 <= Date.parse(createdAt);
}

/** Null where GitHub does not say, for good. */
async function readPushes({ facts, github }: Visit): Promise<readonly Push[] | null> {
  try {
    return await github.readPushes(facts.ref.repository, facts.headRef, facts.headSha);
  } catch (error) {
    if (!(error instanceof GitHubError) || error.isRetryable) throw error;
    return null;
  }
}
