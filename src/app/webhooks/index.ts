import { checkRun } from "./check-run.ts";
import { checkSuite } from "./check-suite.ts";
import { installation } from "./installation.ts";
import { issueComment } from "./issue-comment.ts";
import { pullRequest } from "./pull-request.ts";
import { push } from "./push.ts";

/** Every webhook that the App listens to; `app.yml` subscribes to the same. */
export const webhooks = [pullRequest, issueComment, checkRun, checkSuite, push, installation] as const;
