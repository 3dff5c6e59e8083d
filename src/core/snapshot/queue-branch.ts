/** Where GitHub keeps the groups of its merge queues (docs.github.com: managing a merge queue). */
const QUEUE = /^(?:refs\/heads\/)?gh-readonly-queue\/(.+)\/pr-([1-9][0-9]{0,9})-[0-9a-f]{7,64}$/;

/** What the name of a merge group's branch tells. */
export interface QueueBranch {
  /** The branch that the queue merges into. */
  readonly base: string;
  /** The pull request that it is called after: the last of the group. */
  readonly pullRequest: number;
}

/** Reads the name of a branch, or the whole ref; null where it is no branch of a merge queue. */
export function parseQueueBranch(ref: string): QueueBranch | null {
  const [, base, number] = QUEUE.exec(ref) ?? [];
  return base === undefined ? null : { base, pullRequest: Number(number) };
}
