import { combineTexts } from "./combine-texts.ts";
import type { MergeGroup } from "./snapshot/merge-group.ts";
import type { PullRequestFacts } from "./snapshot/pull-request.ts";

/** What a merge group has none of: it is no pull request, and its check stands on a commit that no other shares. */
const NOTHING = {
  draft: false,
  state: "open",
  locked: false,
  fromFork: false,
  mergedBy: null,
  mergeCommitSha: null,
  mergedAt: null,
  lastEditedAt: null,
  comment: null,
  siblings: [],
  commandComments: [],
} as const;

/**
 * A merge group as if it were one pull request that brings what its members bring, so that it is judged by the same
 * rules: its own tree against what it is built on, with the claims of all of them.
 */
export function buildGroupFacts(group: MergeGroup, members: readonly PullRequestFacts[]): PullRequestFacts {
  const { ref, baseRef, config, organisation, checkRun } = group;
  const [first] = members;
  const isOne = members.length === 1;
  return {
    ...NOTHING,
    ref: { installationId: ref.installationId, repository: ref.repository, number: first?.ref.number ?? 0 },
    ...combineTexts(members.length === 0 ? [{ title: "", body: "" }] : members),
    // What bots are let off holds where everything in the group is a bot's.
    author: (members.find(({ author }) => !author.isBot) ?? first)?.author ?? { login: "ghost", isBot: false },
    ...(isOne ? {} : { members: members.map(({ author, labels = [] }) => ({ author, labels })) }),
    labels: [...new Set(members.flatMap(({ labels = [] }) => labels))],
    headSha: ref.headSha,
    headRef: isOne && first ? first.headRef : ref.branch,
    baseRef,
    baseSha: ref.baseSha,
    // GitHub lists the files of one pull request; those of several are told by the two trees.
    changedFileCount: isOne ? 0 : Number.POSITIVE_INFINITY,
    config,
    ...(organisation ? { organisation } : {}),
    checkRun,
  };
}
