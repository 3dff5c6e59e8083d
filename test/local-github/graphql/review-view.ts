import { accountOf } from "../auth/actor.ts";
import { fullNameOf } from "../world/repository.ts";
import type { Review, ReviewComment } from "../world/review.ts";
import { actorView } from "./actor-view.ts";
import { commitView } from "./commit-view.ts";
import { type ConnectionArguments, connection } from "./connection.ts";
import { pullRequestView } from "./pull-request-view.ts";
import { reactionView } from "./reaction-view.ts";
import { repositoryView } from "./repository-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

export function reviewView(viewer: Viewer, review: Review): Fields {
  const { request, author, submittedAt, state } = review;
  const isPending = state === "PENDING";
  return viewer.view("PullRequestReview", {
    ...written(viewer, review, { review, createdAt: submittedAt, anchor: `pullrequestreview-${review.id}` }),
    state,
    submittedAt: isPending ? null : submittedAt,
    publishedAt: isPending ? null : submittedAt,
    commit: () => commitView(viewer, request.repository, review.commitId),
    viewerDidAuthor: author === accountOf(viewer.actor),
    comments: (asked: ConnectionArguments) => {
      const own = request.pull.reviewComments.filter((comment) => comment.review === review);
      return connection(viewer, "comments", own, asked, (comment) => reviewCommentView(viewer, comment));
    },
  });
}

export function reviewCommentView(viewer: Viewer, comment: ReviewComment): Fields {
  const { review, createdAt } = comment;
  const { repository } = review.request;
  const commit = () => commitView(viewer, repository, review.commitId);
  return viewer.view("PullRequestReviewComment", {
    ...written(viewer, comment, { review, createdAt, anchor: `discussion_r${comment.id}` }),
    state: review.state === "PENDING" ? "PENDING" : "SUBMITTED",
    path: comment.path,
    line: comment.line,
    originalLine: comment.line,
    diffHunk: comment.diffHunk,
    commit,
    originalCommit: commit,
    outdated: review.request.pull.headSha !== review.commitId,
    publishedAt: review.state === "PENDING" ? null : createdAt,
    pullRequestReview: () => reviewView(viewer, review),
    viewerDidAuthor: review.author === accountOf(viewer.actor),
  });
}

/** What a review and a remark in it have in common: a text that somebody wrote. */
function written(
  viewer: Viewer,
  { id, nodeId, body, editor, lastEditedAt, reactions }: Review | ReviewComment,
  { review, createdAt, anchor }: { readonly review: Review; readonly createdAt: string; readonly anchor: string },
): Fields {
  const { request, author } = review;
  const path = `/${fullNameOf(request.repository)}/pull/${request.number}#${anchor}`;
  return {
    id: nodeId,
    databaseId: id,
    fullDatabaseId: String(id),
    body,
    bodyText: body,
    author: () => actorView(viewer, author),
    editor: () => (editor === null ? null : actorView(viewer, editor)),
    createdAt,
    updatedAt: lastEditedAt ?? createdAt,
    lastEditedAt,
    includesCreatedEdit: lastEditedAt !== null,
    isMinimized: false,
    minimizedReason: null,
    pullRequest: () => pullRequestView(viewer, request),
    repository: () => repositoryView(viewer, request.repository),
    reactions: (asked: ConnectionArguments) =>
      connection(viewer, "reactions", reactions, asked, (reaction) => reactionView(viewer, reaction)),
    url: `${viewer.baseUrl}${path}`,
    resourcePath: path,
  };
}
