import type { Comment, Reaction } from "./comment.ts";
import type { Label } from "./label.ts";
import type { Repository } from "./repository.ts";
import type { Review, ReviewComment } from "./review.ts";
import type { User } from "./user.ts";

/** An issue; one that is a pull request has `pull`. */
export interface Issue {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  readonly repository: Repository;
  readonly author: User;
  readonly createdAt: string;
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  readonly labels: Label[];
  title: string;
  body: string;
  state: "open" | "closed";
  locked: boolean;
  updatedAt: string;
  closedAt: string | null;
  readonly pull: PullState | null;
}

/** What a pull request has beyond an issue. */
export interface PullState {
  readonly id: number;
  readonly nodeId: string;
  draft: boolean;
  /** When the description was last edited; a new title does not count. */
  lastEditedAt: string | null;
  merged: { readonly at: string; readonly by: User; readonly sha: string } | null;
  /** Null once the fork is deleted. */
  headRepository: Repository | null;
  readonly headOwner: User;
  readonly headRef: string;
  headSha: string;
  baseRef: string;
  /** Tip of the base when the pull request was opened, retargeted or last pushed to. */
  baseSha: string;
  /** Null until GitHub has computed it, which the first reader only sets off. */
  mergeability: Mergeability | null;
  mergeabilityAsked: boolean;
  readonly reviews: Review[];
  readonly reviewComments: ReviewComment[];
  readonly requestedReviewers: User[];
}

export interface Mergeability {
  readonly mergeable: boolean;
  /** The test merge commit. */
  readonly testMergeSha: string | null;
}

export type PullRequest = Issue & { readonly pull: PullState };

export function isPullRequest(issue: Issue): issue is PullRequest {
  return issue.pull !== null;
}
