import { accountOf } from "../auth/actor.ts";
import { pageReply } from "../http/pagination.ts";
import { numberParam, optionalText, textField } from "../http/parameters.ts";
import { type Reply, reply } from "../http/reply.ts";
import type { PullRequest } from "../world/issue.ts";
import { notFound, unprocessable } from "../world/refusal.ts";
import type { Review, ReviewComment, ReviewState } from "../world/review.ts";
import { createReview, dismissReview, requestReviewers } from "../world/reviews.ts";
import { pullRequestsOf } from "../world/revisions.ts";
import { react } from "./comments.ts";
import { pullOf, writerOf } from "./pull-requests.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

const read = { pull_requests: "read" };
const write = { pull_requests: "write" };
const onPull = "/pulls/{pull_number}";

export const reviewRoutes: readonly Route[] = [
  repositoryRoute("GET", `${onPull}/reviews`, read, (exchange) => {
    const request = pullOf(exchange);
    const seen = request.pull.reviews.filter((review) => isSeen(exchange, review));
    return pageReply(exchange, seen, (review) => exchange.show.reviews.review(request, review));
  }),
  repositoryRoute("POST", `${onPull}/reviews`, write, create, "read"),
  repositoryRoute("GET", `${onPull}/comments`, read, (exchange) => {
    const request = pullOf(exchange);
    const since = exchange.query.get("since") ?? "";
    const found = request.pull.reviewComments.filter(
      ({ createdAt, review }) => createdAt >= since && isSeen(exchange, review),
    );
    const isDescending = exchange.query.get("direction") === "desc";
    return pageReply(exchange, isDescending ? found.toReversed() : found, (comment) =>
      exchange.show.reviews.comment(request, comment),
    );
  }),
  repositoryRoute("GET", "/pulls/comments", read, (exchange) =>
    pageReply(exchange, commentsSeen(exchange), ([request, comment]) =>
      exchange.show.reviews.comment(request, comment),
    ),
  ),
  repositoryRoute("GET", "/pulls/comments/{comment_id}", read, (exchange) => {
    const [request, comment] = commentSeen(exchange);
    return reply(200, exchange.show.reviews.comment(request, comment));
  }),
  repositoryRoute("GET", "/pulls/comments/{comment_id}/reactions", read, (exchange) =>
    pageReply(exchange, commentSeen(exchange)[1].reactions, (reaction) => exchange.show.issues.reaction(reaction)),
  ),
  repositoryRoute(
    "POST",
    "/pulls/comments/{comment_id}/reactions",
    write,
    (exchange) => react(exchange, commentSeen(exchange)[1]),
    "read",
  ),
  repositoryRoute("PUT", `${onPull}/reviews/{review_id}/dismissals`, write, (exchange) => {
    const request = pullOf(exchange);
    const id = numberParam(exchange.params, "review_id");
    const review = request.pull.reviews.find((each) => each.id === id && isSeen(exchange, each));
    if (review === undefined) throw notFound();
    dismissReview(exchange.world, review, writerOf(exchange));
    return reply(200, exchange.show.reviews.review(request, review));
  }),
  repositoryRoute("GET", `${onPull}/requested_reviewers`, read, (exchange) => {
    const users = pullOf(exchange).pull.requestedReviewers.map((user) => exchange.show.users.user(user));
    return reply(200, { users, teams: [] });
  }),
  repositoryRoute("POST", `${onPull}/requested_reviewers`, write, ask),
];

/** The remarks of all pull requests, oldest first. */
function commentsSeen(exchange: RepositoryExchange): [PullRequest, ReviewComment][] {
  return pullRequestsOf(exchange.repository)
    .flatMap((request) =>
      request.pull.reviewComments.map((comment): [PullRequest, ReviewComment] => [request, comment]),
    )
    .filter(([, { review }]) => isSeen(exchange, review))
    .toSorted(([, a], [, b]) => a.id - b.id);
}

function commentSeen(exchange: RepositoryExchange): [PullRequest, ReviewComment] {
  const id = numberParam(exchange.params, "comment_id");
  const found = commentsSeen(exchange).find(([, comment]) => comment.id === id);
  if (found === undefined) throw notFound();
  return found;
}

/** Until it is submitted, a review is its author's alone. */
function isSeen({ actor }: RepositoryExchange, review: Review): boolean {
  return review.state !== "PENDING" || review.author === accountOf(actor);
}

const states: Readonly<Record<string, ReviewState>> = {
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
  COMMENT: "COMMENTED",
};

/** A review without an event waits to be submitted. */
function create(exchange: RepositoryExchange): Reply {
  const { world, body, show } = exchange;
  const request = pullOf(exchange);
  const comments: readonly unknown[] = Array.isArray(body.comments) ? body.comments : [];
  const review = createReview(world, request, {
    state: states[textField(body, "event")] ?? "PENDING",
    body: textField(body, "body"),
    commitId: optionalText(body, "commit_id") ?? request.pull.headSha,
    author: writerOf(exchange),
    comments: comments.map(commentFrom),
  });
  return reply(200, show.reviews.review(request, review));
}

function commentFrom(given: unknown): Pick<ReviewComment, "path" | "line" | "side" | "body"> {
  const fields = typeof given === "object" && given !== null ? { ...given } : {};
  const { line, side } = fields as Record<string, unknown>;
  return {
    path: textField(fields, "path"),
    body: textField(fields, "body"),
    line: typeof line === "number" ? line : null,
    side: side === "LEFT" ? "LEFT" : "RIGHT",
  };
}

function ask(exchange: RepositoryExchange): Reply {
  const { world, body, show } = exchange;
  const request = pullOf(exchange);
  const logins: readonly unknown[] = Array.isArray(body.reviewers) ? body.reviewers : [];
  const reviewers = logins.map((login) => {
    const user = world.findUser(String(login));
    if (user === null) throw unprocessable("Could not resolve to a node.");
    return user;
  });
  requestReviewers(request, reviewers);
  return reply(201, show.pullRequests.simple(request));
}
