import type { User } from "./user.ts";

export type ReviewState = "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "PENDING";

export interface Review {
  readonly id: number;
  readonly nodeId: string;
  readonly author: User;
  readonly state: ReviewState;
  readonly body: string;
  readonly commitId: string;
  readonly submittedAt: string;
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
  readonly body: string;
  readonly diffHunk: string;
  readonly createdAt: string;
}
