import type { Reaction } from "./comment.ts";
import type { PullRequest } from "./issue.ts";
import type { User } from "./user.ts";

export type ReviewState = "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "PENDING" | "DISMISSED";

export interface Review {
  readonly id: number;
  readonly nodeId: string;
  readonly request: PullRequest;
  readonly author: User;
  readonly commitId: string;
  readonly submittedAt: string;
  readonly reactions: Reaction[];
  state: ReviewState;
  body: string;
  editor: User | null;
  lastEditedAt: string | null;
}

/** A remark on a line of a file, made in a review. */
export interface ReviewComment {
  readonly id: number;
  readonly nodeId: string;
  readonly review: Review;
  readonly path: string;
  /** Null for a remark that names none. */
  readonly line: number | null;
  readonly side: "LEFT" | "RIGHT";
  readonly diffHunk: string;
  readonly createdAt: string;
  readonly reactions: Reaction[];
  body: string;
  editor: User | null;
  lastEditedAt: string | null;
}
