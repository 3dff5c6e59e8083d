import { accountOf, appOf } from "../auth/actor.ts";
import type { CheckRun } from "../world/check.ts";
import type { Comment } from "../world/comment.ts";
import type { PullRequest } from "../world/issue.ts";
import type { Repository } from "../world/repository.ts";
import type { Review, ReviewComment } from "../world/review.ts";
import type { User } from "../world/user.ts";
import { actorView } from "./actor-view.ts";
import { type AddReactionInput, addReactionTo } from "./add-reaction.ts";
import { checkRunView } from "./check-views.ts";
import { commentView } from "./comment-view.ts";
import { type CreateCommitInput, createCommitOnBranch } from "./create-commit-on-branch.ts";
import { forbidden, unresolved } from "./errors.ts";
import { pullRequestView } from "./pull-request-view.ts";
import { repositoryView } from "./repository-view.ts";
import { reviewCommentView, reviewView } from "./review-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

/** Where every query and mutation starts. */
export function rootFor(viewer: Viewer): Fields {
  return viewer.view("Query or Mutation", {
    viewer: () => {
      const account = accountOf(viewer.actor) ?? appOf(viewer.actor)?.bot;
      if (account === undefined) throw forbidden();
      return viewerView(viewer, account);
    },
    rateLimit: () => rateLimit(viewer),
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = viewer.world.findRepository(owner, name);
      if (repository !== null && viewer.sees(repository)) return repositoryView(viewer, repository);
      throw unresolved(`Repository with the name '${owner}/${name}'`);
    },
    node: ({ id }: { id: string }) => nodeView(viewer, id),
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => nodeOrError(viewer, id)),
    addReaction: ({ input }: { input: AddReactionInput }) => addReactionTo(viewer, input),
    createCommitOnBranch: ({ input }: { input: CreateCommitInput }) => createCommitOnBranch(viewer, input),
  });
}

/** GitHub types the viewer as a user even where it is an App's bot, whose login then keeps its ending. */
function viewerView(viewer: Viewer, account: User): Fields {
  return viewer.view("User", { ...actorView(viewer, { ...account, type: "User" }), login: account.login });
}

function rateLimit(viewer: Viewer): Fields {
  const resetAt = new Date(viewer.world.now() + 3_600_000).toISOString().replace(/\.\d+Z$/, "Z");
  return viewer.view("RateLimit", { cost: 1, limit: 5000, nodeCount: 1, remaining: 4999, used: 1, resetAt });
}

/** An error stands in the place of one node; the others are answered. */
function nodeOrError(viewer: Viewer, id: string): Fields | Error {
  try {
    return nodeView(viewer, id);
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function nodeView(viewer: Viewer, id: string): Fields {
  const found = viewer.world.nodes.get(id);
  const view = found === undefined ? null : viewOf(viewer, found.kind, found.object);
  if (view === null) throw unresolved(`node with the global id of '${id}'`);
  return view;
}

/** The world remembers each object together with its kind. */
function viewOf(viewer: Viewer, kind: string, object: object): Fields | null {
  if (kind === "Repository") {
    const repository = object as Repository;
    return viewer.sees(repository) ? repositoryView(viewer, repository) : null;
  }
  if (kind === "PullRequest") {
    const request = object as PullRequest;
    return guarded(viewer, request.repository, { pull_requests: "read" }, () => pullRequestView(viewer, request));
  }
  if (kind === "IssueComment") {
    const comment = object as Comment;
    const anyOf = { issues: "read", pull_requests: "read" };
    return guarded(viewer, comment.issue.repository, anyOf, () => commentView(viewer, comment));
  }
  if (kind === "PullRequestReview") {
    const review = object as Review;
    return reviewed(viewer, review, () => reviewView(viewer, review));
  }
  if (kind === "PullRequestReviewComment") {
    const comment = object as ReviewComment;
    return reviewed(viewer, comment.review, () => reviewCommentView(viewer, comment));
  }
  if (kind === "CheckRun") {
    const run = object as CheckRun;
    return guarded(viewer, run.suite.repository, { checks: "read" }, () => checkRunView(viewer, run));
  }
  return kind === "User" || kind === "Bot" ? actorView(viewer, object as User) : null;
}

/** Until it is submitted, a review is its author's alone. */
function reviewed(viewer: Viewer, review: Review, draw: () => Fields): Fields | null {
  if (review.state === "PENDING" && review.author !== accountOf(viewer.actor)) return null;
  return guarded(viewer, review.request.repository, { pull_requests: "read" }, draw);
}

function guarded(
  viewer: Viewer,
  repository: Repository,
  anyOf: Readonly<Record<string, string>>,
  draw: () => Fields,
): Fields | null {
  if (!viewer.sees(repository)) return null;
  viewer.require(repository, anyOf);
  return draw();
}
