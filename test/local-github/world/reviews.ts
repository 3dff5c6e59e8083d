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
  const nodeId = world.nodeId("PRR", id);
  const fresh = { reactions: [], editor: null, lastEditedAt: null };
  const review = { ...fresh, id, nodeId, request, author, state, body, commitId, submittedAt: world.timestamp() };
  const hunks = draft.comments.map(({ path }) => hunkOf(request, path));
  const { reviews, requestedReviewers } = request.pull;
  reviews.push(review);
  world.remember(nodeId, "PullRequestReview", review);
  const comments = draft.comments.map((comment, index) => addRemark(world, review, comment, hunks[index] ?? ""));
  if (state === "PENDING") return review;
  const asked = requestedReviewers.indexOf(author);
  if (asked !== -1) requestedReviewers.splice(asked, 1);
  tellReview(world, review, "submitted", author);
  for (const comment of comments) tellRemark(world, comment, "created", author);
  return review;
}

function addRemark(
  world: World,
  review: Review,
  draft: ReviewDraft["comments"][number],
  diffHunk: string,
): ReviewComment {
  const id = world.nextId();
  const nodeId = world.nodeId("PRRC", id);
  const createdAt = world.timestamp();
  const comment = {
    ...draft,
    id,
    nodeId,
    review,
    diffHunk,
    createdAt,
    reactions: [],
    editor: null,
    lastEditedAt: null,
  };
  review.request.pull.reviewComments.push(comment);
  world.remember(nodeId, "PullRequestReviewComment", comment);
  return comment;
}

/** Takes an approval, or a request for changes, back; it is shown as dismissed from then on. */
export function dismissReview(world: World, review: Review, sender: User): void {
  if (review.state !== "APPROVED" && review.state !== "CHANGES_REQUESTED") {
    throw refused("Can not dismiss a commented pull request review");
  }
  review.state = "DISMISSED";
  tellReview(world, review, "dismissed", sender);
}

export function editReview(world: World, review: Review, body: string, editor: User): void {
  const changes = { body: { from: review.body } };
  Object.assign(review, { body, editor, lastEditedAt: world.timestamp() });
  tellReview(world, review, "edited", editor, changes);
}

export function editReviewComment(world: World, comment: ReviewComment, body: string, editor: User): void {
  const changes = { body: { from: comment.body } };
  Object.assign(comment, { body, editor, lastEditedAt: world.timestamp() });
  tellRemark(world, comment, "edited", editor, changes);
}

/** The newest review of each person that approves, asks for changes or was dismissed: what branch rules go by. */
export function latestOpinions({ pull }: PullRequest): Review[] {
  const opinions = pull.reviews.filter(({ state }) => state !== "COMMENTED" && state !== "PENDING");
  return [...new Map(opinions.map((review) => [review.author, review])).values()];
}

function tellReview(
  world: World,
  review: Review,
  action: "submitted" | "edited" | "dismissed",
  sender: User,
  changes?: Readonly<Record<string, unknown>>,
): void {
  const { request } = review;
  const event = { name: "pull_request_review", action, repository: request.repository, review, sender } as const;
  world.publish(changes === undefined ? event : { ...event, changes });
}

function tellRemark(
  world: World,
  comment: ReviewComment,
  action: "created" | "edited",
  sender: User,
  changes?: Readonly<Record<string, unknown>>,
): void {
  const { repository } = comment.review.request;
  const event = { name: "pull_request_review_comment", action, repository, comment, sender } as const;
  world.publish(changes === undefined ? event : { ...event, changes });
}

function refuseReview(request: PullRequest, { state, body, author, comments, commitId }: ReviewDraft): void {
  const verb = state === "APPROVED" ? "approve" : state === "CHANGES_REQUESTED" ? "request changes on" : null;
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
