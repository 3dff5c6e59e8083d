import { accountOf } from "../auth/actor.ts";
import type { Comment } from "../world/comment.ts";
import { isPullRequest } from "../world/issue.ts";
import { fullNameOf } from "../world/repository.ts";
import { actorView } from "./actor-view.ts";
import { type ConnectionArguments, connection } from "./connection.ts";
import { pullRequestView } from "./pull-request-view.ts";
import { reactionView } from "./reaction-view.ts";
import { repositoryView } from "./repository-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

export function commentView(viewer: Viewer, comment: Comment): Fields {
  const { issue } = comment;
  const path = `/${fullNameOf(issue.repository)}/pull/${issue.number}#issuecomment-${comment.id}`;
  return viewer.view("IssueComment", {
    id: comment.nodeId,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    bodyText: comment.body,
    author: () => actorView(viewer, comment.author),
    editor: () => (comment.editor === null ? null : actorView(viewer, comment.editor)),
    viewerDidAuthor: comment.author === accountOf(viewer.actor),
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    publishedAt: comment.createdAt,
    lastEditedAt: comment.lastEditedAt,
    includesCreatedEdit: comment.lastEditedAt !== null,
    isMinimized: false,
    minimizedReason: null,
    pullRequest: () => (isPullRequest(issue) ? pullRequestView(viewer, issue) : null),
    repository: () => repositoryView(viewer, issue.repository),
    reactions: (asked: ConnectionArguments) =>
      connection(viewer, "reactions", comment.reactions, asked, (reaction) => reactionView(viewer, reaction)),
    url: `${viewer.baseUrl}${path}`,
    resourcePath: path,
  });
}
