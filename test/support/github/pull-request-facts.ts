import type { PullRequestFacts } from "../../../src/core/snapshot/pull-request.ts";

/** Facts of an open pull request, octo/specs#7, with what a test changes. */
export function pullRequestFacts(change: Partial<PullRequestFacts> = {}): PullRequestFacts {
  return {
    ref: { installationId: 1, repository: { id: 1, owner: "octo", name: "specs" }, number: 7 },
    title: "Build it",
    body: "",
    author: { login: "ada", isBot: false },
    draft: false,
    state: "open",
    locked: false,
    mergedBy: null,
    headSha: "a".repeat(40),
    headRef: "feature",
    fromFork: false,
    baseRef: "main",
    baseSha: "b".repeat(40),
    mergeCommitSha: null,
    mergedAt: null,
    lastEditedAt: null,
    changedFileCount: 1,
    config: null,
    checkRun: null,
    comment: null,
    siblings: [],
    commandComments: [],
    ...change,
  };
}
