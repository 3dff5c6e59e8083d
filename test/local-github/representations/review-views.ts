import type { PullRequest } from "../world/issue.ts";
import { fullNameOf } from "../world/repository.ts";
import type { Review, ReviewComment } from "../world/review.ts";
import { association, reactionCounts } from "./issue-views.ts";
import type { UserViews } from "./user-views.ts";

export class ReviewViews {
  readonly #baseUrl: string;
  readonly #users: UserViews;

  constructor(baseUrl: string, users: UserViews) {
    this.#baseUrl = baseUrl;
    this.#users = users;
  }

  review(request: PullRequest, review: Review): Record<string, unknown> {
    const html = `${this.#htmlOf(request)}#pullrequestreview-${review.id}`;
    const pullRequest = this.#urlOf(request);
    return {
      id: review.id,
      node_id: review.nodeId,
      user: this.#users.user(review.author),
      body: review.body,
      state: review.state,
      commit_id: review.commitId,
      ...(review.state === "PENDING" ? {} : { submitted_at: review.submittedAt }),
      author_association: association(request, review.author),
      html_url: html,
      pull_request_url: pullRequest,
      _links: { html: { href: html }, pull_request: { href: pullRequest } },
    };
  }

  comment(request: PullRequest, comment: ReviewComment): Record<string, unknown> {
    const self = `${this.#baseUrl}/repos/${fullNameOf(request.repository)}/pulls/comments/${comment.id}`;
    const html = `${this.#htmlOf(request)}#discussion_r${comment.id}`;
    const pullRequest = this.#urlOf(request);
    const { review } = comment;
    return {
      id: comment.id,
      node_id: comment.nodeId,
      pull_request_review_id: review.id,
      user: this.#users.user(review.author),
      path: comment.path,
      ...(comment.line === null ? { subject_type: "file" } : { line: comment.line, original_line: comment.line }),
      side: comment.side,
      body: comment.body,
      diff_hunk: comment.diffHunk,
      commit_id: review.commitId,
      original_commit_id: review.commitId,
      created_at: comment.createdAt,
      updated_at: comment.createdAt,
      author_association: association(request, review.author),
      url: self,
      html_url: html,
      pull_request_url: pullRequest,
      _links: { self: { href: self }, html: { href: html }, pull_request: { href: pullRequest } },
      reactions: reactionCounts(comment.reactions, `${self}/reactions`),
    };
  }

  #htmlOf(request: PullRequest): string {
    return `${this.#baseUrl}/${fullNameOf(request.repository)}/pull/${request.number}`;
  }

  #urlOf(request: PullRequest): string {
    return `${this.#baseUrl}/repos/${fullNameOf(request.repository)}/pulls/${request.number}`;
  }
}
