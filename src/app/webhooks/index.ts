import { checkRun } from "./check-run.ts";
import { checkSuite } from "./check-suite.ts";
import { installation } from "./installation.ts";
import { installationRepositories } from "./installation-repositories.ts";
import { issueComment } from "./issue-comment.ts";
import { mergeGroup } from "./merge-group.ts";
import { pullRequest } from "./pull-request.ts";
import { pullRequestReview } from "./pull-request-review.ts";
import { pullRequestReviewComment } from "./pull-request-review-comment.ts";
import { push } from "./push.ts";
import { repository } from "./repository.ts";

/** Every webhook that the App listens to; `app.yml` subscribes to the same. */
export const webhooks = [
  pullRequest,
  issueComment,
  pullRequestReview,
  pullRequestReviewComment,
  checkRun,
  checkSuite,
  mergeGroup,
  push,
  repository,
  installation,
  installationRepositories,
] as const;
