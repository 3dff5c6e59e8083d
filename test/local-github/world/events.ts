import type { Installation } from "./app.ts";
import type { CheckRun, CheckSuite } from "./check.ts";
import type { Comment } from "./comment.ts";
import type { Issue, PullRequest } from "./issue.ts";
import type { Label } from "./label.ts";
import type { QueueEnd, QueueGroup } from "./merge-queue.ts";
import type { Repository } from "./repository.ts";
import type { Review, ReviewComment } from "./review.ts";
import type { User } from "./user.ts";

/** A push of commits to a branch, or the birth or death of one. */
interface Push {
  readonly branch: string;
  /** Null where the branch did not exist. */
  readonly before: string | null;
  /** Null where the branch was deleted. */
  readonly after: string | null;
  readonly forced: boolean;
}

/** Changed fields with their former value, as webhooks have them under `changes`. */
type Changes = Readonly<Record<string, unknown>>;

/** Something that happened, before it is known who is told. */
export type WorldEvent =
  | {
      readonly name: "pull_request";
      readonly action:
        | "opened"
        | "synchronize"
        | "reopened"
        | "edited"
        | "closed"
        | "enqueued"
        | "dequeued"
        | "ready_for_review"
        | "converted_to_draft"
        | "labeled"
        | "unlabeled";
      readonly repository: Repository;
      readonly pullRequest: PullRequest;
      readonly sender: User;
      readonly changes?: Changes;
      readonly before?: string;
      readonly after?: string;
      readonly label?: Label;
      /** Why it left a merge queue. */
      readonly reason?: string;
    }
  | {
      readonly name: "merge_group";
      readonly action: "checks_requested" | "destroyed";
      readonly repository: Repository;
      readonly group: QueueGroup;
      readonly reason?: QueueEnd;
      readonly sender: User;
    }
  | {
      readonly name: "issue_comment";
      readonly action: "created" | "edited" | "deleted";
      readonly repository: Repository;
      readonly issue: Issue;
      readonly comment: Comment;
      readonly sender: User;
      readonly changes?: Changes;
    }
  | {
      readonly name: "pull_request_review";
      readonly action: "submitted" | "edited" | "dismissed";
      readonly repository: Repository;
      readonly review: Review;
      readonly sender: User;
      readonly changes?: Changes;
    }
  | {
      readonly name: "pull_request_review_comment";
      readonly action: "created" | "edited";
      readonly repository: Repository;
      readonly comment: ReviewComment;
      readonly sender: User;
      readonly changes?: Changes;
    }
  | {
      readonly name: "check_run";
      readonly action: "created" | "completed" | "rerequested" | "requested_action";
      readonly repository: Repository;
      readonly checkRun: CheckRun;
      readonly sender: User;
      readonly identifier?: string;
    }
  | {
      readonly name: "check_suite";
      readonly action: "requested" | "rerequested" | "completed";
      readonly repository: Repository;
      readonly checkSuite: CheckSuite;
      readonly sender: User;
    }
  | { readonly name: "push"; readonly repository: Repository; readonly push: Push; readonly sender: User }
  | {
      readonly name: "repository";
      readonly action: "archived" | "unarchived" | "edited" | "renamed" | "transferred" | "privatized" | "publicized";
      readonly repository: Repository;
      readonly sender: User;
      readonly changes?: Changes;
    }
  | {
      readonly name: "installation";
      readonly action: "created" | "deleted" | "suspend" | "unsuspend";
      readonly installation: Installation;
      readonly repositories: readonly Repository[];
      readonly sender: User;
    }
  | {
      readonly name: "installation_repositories";
      readonly action: "added" | "removed";
      readonly installation: Installation;
      readonly added: readonly Repository[];
      readonly removed: readonly Repository[];
      readonly sender: User;
    }
  | { readonly name: "ping"; readonly sender: User };
