import type { CommandComment, CommandSurface } from "../../core/snapshot/command-comment.ts";
import type { ExistingCheckRun, PullRequestFacts, PullRequestRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { GitHubError } from "../errors.ts";
import { queryRepository } from "../query.ts";
import { describeActor } from "./actor.ts";
import { readConfig } from "./base-config.ts";
import { rememberRoot } from "./known-tree.ts";
import { describeOpinions } from "./opinions.ts";
import { readOrganisationLayer } from "./organisation-layer.ts";
import {
  type CommandCommentNode,
  PULL_REQUEST_QUERY,
  type PullRequestData,
  type PullRequestNode,
} from "./pull-request-query.ts";
import { readSiblings } from "./siblings.ts";
import { readStickyComment } from "./sticky-comment.ts";
import { describeTestMerge } from "./test-merge.ts";

/** GitHub's limit of ids in one `nodes` query. */
const MOST_COMMENTS = 100;

/** Reads a pull request and the given comments of it. Throws `GitHubError` with status 404 when it is gone. */
export async function readPullRequest(
  connection: Connection,
  ref: PullRequestRef,
  commentNodeIds: readonly string[],
): Promise<PullRequestFacts> {
  const { octokit, app } = connection;
  const data = await queryRepository<PullRequestData>(octokit, PULL_REQUEST_QUERY, ref.repository, {
    number: ref.number,
    comments: commentNodeIds.slice(0, MOST_COMMENTS),
    appId: app?.id ?? null,
    checkName: app?.checkName ?? null,
    asApp: app !== null,
    withComments: commentNodeIds.length > 0,
  });
  const node = data.repository?.pullRequest;
  if (!node) throw gone(ref);
  await rememberHeadRoot(connection, ref, node);
  return {
    ...describe(ref, node),
    archived: data.repository?.isArchived ?? false,
    organisation: await readOrganisationLayer(connection, ref.repository),
    config: await readConfig(connection, ref.repository, node),
    comment: await readStickyComment(connection, ref, node.comments),
    siblings: await readSiblings(connection, ref, node),
    commandComments: (data.nodes ?? []).flatMap(describeComment),
  };
}

async function rememberHeadRoot(connection: Connection, ref: PullRequestRef, { commits }: PullRequestNode) {
  const commit = commits.nodes?.[0]?.commit;
  if (commit?.tree?.entries) await rememberRoot(connection, ref.repository, commit.oid, commit.tree.entries);
}

function gone({ repository, number }: PullRequestRef): GitHubError {
  const facts = { status: 404, isRetryable: false, requestId: null, reason: "not-found" } as const;
  return new GitHubError(`Pull request ${repository.owner}/${repository.name}#${number} is not there`, facts);
}

type Described = Omit<PullRequestFacts, "config" | "organisation" | "comment" | "siblings" | "commandComments">;

function describe(ref: PullRequestRef, node: PullRequestNode): Described {
  return {
    ref,
    title: node.title,
    body: node.body,
    author: describeActor(node.author),
    draft: node.isDraft,
    labels: (node.labels?.nodes ?? []).flatMap((label) => (label ? [label.name] : [])),
    commits: (node.messages?.nodes ?? []).flatMap((each) => (each ? [each.commit.message] : [])),
    opinions: describeOpinions(node.latestOpinionatedReviews),
    state: STATES[node.state],
    locked: node.locked,
    mergedBy: node.mergedBy && describeActor(node.mergedBy).login,
    createdAt: node.createdAt,
    headSha: node.headRefOid,
    headRef: node.headRefName,
    headRepository: describeRepository(node.headRepository),
    fromFork: node.isCrossRepository || node.headRepository === null,
    baseRef: node.baseRefName,
    baseSha: node.baseRef?.target?.oid ?? node.baseRefOid,
    mergeCommitSha: node.mergeCommit?.oid ?? null,
    mergedAt: node.mergedAt,
    lastEditedAt: node.lastEditedAt,
    changedFileCount: node.changedFiles,
    testMerge: describeTestMerge(node),
    checkRun: findCheckRun(node),
  };
}

function describeRepository(
  node: PullRequestNode["headRepository"],
): NonNullable<PullRequestFacts["headRepository"]> | null {
  const [owner, name] = node?.nameWithOwner.split("/") ?? [];
  return owner && name ? { owner, name } : null;
}

const STATES = { OPEN: "open", CLOSED: "closed", MERGED: "merged" } as const;

/** The newest run on the head. The list of commits can lag behind the head, and then the run found is of another commit. */
function findCheckRun(node: PullRequestNode): ExistingCheckRun | null {
  const commit = node.commits.nodes?.[0]?.commit;
  if (commit?.oid !== node.headRefOid) return null;
  const runs = (commit.checkSuites?.nodes ?? []).flatMap((suite) => suite?.checkRuns?.nodes ?? []);
  let newest: ExistingCheckRun | null = null;
  // Ours are published whole, and an update moves the end of a run but not its start.
  const starts = runs.flatMap((run) => run?.startedAt ?? run?.completedAt ?? []);
  const since = starts.sort()[0] ?? null;
  for (const run of runs) {
    if (!run?.databaseId || (newest && newest.id > run.databaseId)) continue;
    newest = {
      id: run.databaseId,
      headSha: node.headRefOid,
      status: run.status.toLowerCase(),
      conclusion: run.conclusion?.toLowerCase() ?? null,
      externalId: run.externalId ?? "",
      since,
    };
  }
  return newest;
}

const SURFACES: Readonly<Record<string, CommandSurface>> = {
  IssueComment: "comment",
  PullRequestReview: "review",
  PullRequestReviewComment: "review-comment",
};

function describeComment(node: CommandCommentNode | Record<string, never> | null): readonly CommandComment[] {
  if (!node || !("body" in node)) return [];
  const { __typename, id, fullDatabaseId, body, author, createdAt, lastEditedAt, commit } = node as CommandCommentNode;
  return [
    {
      id: Number(fullDatabaseId),
      nodeId: id,
      surface: SURFACES[__typename] ?? "comment",
      ...(commit === undefined ? {} : { commitSha: commit?.oid ?? null }),
      ...(createdAt === undefined ? {} : { createdAt }),
      body,
      author: describeActor(author),
      edited: lastEditedAt !== null,
    },
  ];
}
