import type { Effect, EffectOf, EffectResults } from "../core/effects/effect.ts";
import { applyEffect } from "./apply/index.ts";
import type { Connection } from "./connection.ts";
import type { GitHub } from "./github.ts";
import { readBranch } from "./read/branch.ts";
import { readBundles } from "./read/bundles.ts";
import { readChangedSince } from "./read/changed-since.ts";
import { findComment } from "./read/comment.ts";
import { readMergeGroup } from "./read/merge-group.ts";
import { readOpen } from "./read/open-pull-requests.ts";
import { readOpenWithHead } from "./read/open-with-head.ts";
import { readPermission } from "./read/permission.ts";
import { readPullRequest } from "./read/pull-request.ts";
import { readPusher, readPushes } from "./read/pusher.ts";
import { readRenamedBranch } from "./read/renamed-branch.ts";
import { readRepositories } from "./read/repositories.ts";
import { readSuite } from "./read/suite.ts";
import { toGitHubError } from "./to-github-error.ts";

/** One connection as the interface that jobs use. Whatever GitHub refuses becomes a `GitHubError`. */
export function createGitHub(connection: Connection): GitHub {
  return {
    readPullRequest: (ref, commentNodeIds) => translated(readPullRequest(connection, ref, commentNodeIds)),
    readBundles: (facts, also, judgedBefore) => translated(readBundles(connection, facts, also, judgedBefore)),
    readMergeGroup: (ref) => translated(readMergeGroup(connection, ref)),
    readBranch: (repository, branch, paths, isJudged) =>
      translated(readBranch(connection, repository, branch, paths, isJudged)),
    readRenamedBranch: (repository, branch) => translated(readRenamedBranch(connection, repository, branch)),
    readSuite: (repository, suite, headSha) => translated(readSuite(connection, repository, suite, headSha)),
    readOpen: (repository) => translated(readOpen(connection, repository)),
    readChangedSince: (repository, fromSha, toSha) =>
      translated(readChangedSince(connection, repository, fromSha, toSha)),
    readOpenWithHead: (repository, numbers, headSha) =>
      translated(readOpenWithHead(connection, repository, numbers, headSha)),
    readRepositories: () => {
      // Whoever asks for all of them looks for what has changed, and the layer above them may have.
      connection.organisation?.forget();
      return translated(readRepositories(connection));
    },
    readPermission: (repository, login) => translated(readPermission(connection, repository, login)),
    readPusher: (repository, branch, sha) => translated(readPusher(connection, repository, branch, sha)),
    readPushes: (repository, branch, sha) => translated(readPushes(connection, repository, branch, sha)),
    findComment: (repository, issue, marker) => translated(findComment(connection, repository, issue, marker)),
    apply: <E extends Effect>(effect: E) =>
      translated(applyEffect(connection, effect)) as Promise<EffectResults[EffectOf<E["kind"]>["kind"]]>,
  };
}

async function translated<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw toGitHubError(error);
  }
}
