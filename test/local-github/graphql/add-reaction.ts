import { accountOf } from "../auth/actor.ts";
import type { Comment, Reaction } from "../world/comment.ts";
import { addReaction } from "../world/comments.ts";
import type { PullRequest } from "../world/issue.ts";
import type { Repository } from "../world/repository.ts";
import type { Review, ReviewComment } from "../world/review.ts";
import { forbidden, graphqlError, unresolved } from "./errors.ts";
import { reactionContent, reactionView } from "./reaction-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

export interface AddReactionInput {
  readonly subjectId: string;
  readonly content: string;
  readonly clientMutationId?: string | null;
}

interface Subject {
  readonly repository: Repository;
  readonly anyOf: Readonly<Record<string, string>>;
  readonly reactions: Reaction[];
}

/** Reacts to a comment, a review or a remark in one; reacting twice alike changes nothing. */
export function addReactionTo(viewer: Viewer, { subjectId, content, clientMutationId }: AddReactionInput): Fields {
  const found = viewer.world.nodes.get(subjectId);
  const subject = found === undefined ? null : subjectOf(found.kind, found.object);
  if (subject === null || !viewer.sees(subject.repository)) {
    throw unresolved(`node with the global id of '${subjectId}'`);
  }
  viewer.require(subject.repository, subject.anyOf);
  const account = accountOf(viewer.actor);
  if (account === null) throw forbidden();
  const known = reactionContent(content);
  if (known === null) throw graphqlError("UNPROCESSABLE", "Reaction content is not valid");
  const { reaction } = addReaction(viewer.world, subject, known, account);
  return viewer.view("AddReactionPayload", {
    clientMutationId: clientMutationId ?? null,
    reaction: () => reactionView(viewer, reaction),
  });
}

function subjectOf(kind: string, object: object): Subject | null {
  if (kind === "IssueComment") {
    const { issue, reactions } = object as Comment;
    return { repository: issue.repository, anyOf: { issues: "write" }, reactions };
  }
  if (kind === "PullRequestReview") return onPullRequest((object as Review).request, object as Review);
  if (kind === "PullRequestReviewComment") {
    return onPullRequest((object as ReviewComment).review.request, object as ReviewComment);
  }
  return null;
}

function onPullRequest({ repository }: PullRequest, { reactions }: { readonly reactions: Reaction[] }): Subject {
  return { repository, anyOf: { pull_requests: "write" }, reactions };
}
