import type { PullRequest } from "./issue.ts";
import { changedFiles, patchOf } from "./pull-request-changes.ts";
import { Refusal, unprocessable } from "./refusal.ts";
import type { Review, ReviewComment, ReviewState } from "./review.ts";
import { roleOf } from "./roles.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

export interface ReviewDraft {
  readonly state: ReviewState;
  readonly body: string;
  readonly commitId: string;
  readonly author: User;
  readonly comments: readonly Pick<ReviewComment, "path" | "line" | "side" | "body">[];
}

/** Adds a review with its remarks; whoever was asked for it is asked no longer. */
export function createReview(world: World, request: PullRequest, draft: ReviewDraft): Review {
  refuseReview(request, draft);
  const { author, state, body, commitId } = draft;
  const id = world.nextId();
  const review = { id, nodeId: world.nodeId("PRR", id), author, state, body, commitId, submittedAt: world.timestamp() };
  const hunks = draft.comments.map(({ path }) => hunkOf(request, path));
  const { reviews, reviewComments, requestedReviewers } = request.pull;
  reviews.push(review);
  for (const [index, comment] of draft.comments.entries()) {
    const id = world.nextId();
    const diffHunk = hunks[index] ?? "";
    reviewComments.push({
      ...comment,
      id,
      nodeId: world.nodeId("PRRC", id),
      review,
      diffHunk,
      createdAt: world.timestamp(),
    });
  }
  if (state === "PENDING") return review;
  const asked = requestedReviewers.indexOf(author);
  if (asked !== -1) requestedReviewers.splice(asked, 1);
  return review;
}

function refuseReview(request: PullRequest, { state, body, author, comments, commitId }: ReviewDraft): void {
  const verb = { APPROVED: "approve", CHANGES_REQUESTED: "request changes on", COMMENTED: null, PENDING: null }[state];
  if (verb !== null && author === request.author) throw refused(`Can not ${verb} your own pull request`);
  const isSilent = body === "" && comments.length === 0;
  if (isSilent && (state === "CHANGES_REQUESTED" || state === "COMMENTED")) throw refused("Body can't be blank");
  if (request.repository.git.readCommit(commitId) === undefined) throw refused("The commit could not be found");
}

/** A 422 whose `errors` are plain text, as the reviews API has them. */
function refused(message: string): Refusal {
  return new Refusal(422, "Unprocessable Entity", { errors: [message] });
}

/** The patch of a changed file; throws where the pull request does not change it. */
function hunkOf(request: PullRequest, path: string): string {
  const change = changedFiles(request).find((each) => each.path === path);
  if (change === undefined) throw refused("Path could not be resolved");
  return patchOf(request.repository, change).patch ?? "";
}

/** Asks collaborators for a review; nobody is asked where one of them cannot be. */
export function requestReviewers(request: PullRequest, reviewers: readonly User[]): void {
  if (reviewers.includes(request.author)) throw unprocessable("Review cannot be requested from pull request author.");
  const { repository, pull } = request;
  if (!reviewers.every((user) => isCollaborator(request, user))) {
    throw unprocessable(
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${repository.owner.login}/${repository.name} repository.`,
    );
  }
  for (const user of reviewers) if (!pull.requestedReviewers.includes(user)) pull.requestedReviewers.push(user);
}

/** Reading a public repository makes nobody its collaborator. */
function isCollaborator({ repository }: PullRequest, user: User): boolean {
  return repository.collaborators.has(user.login.toLowerCase()) || roleOf(repository, user) === "admin";
}
