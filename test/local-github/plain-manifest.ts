import type { AppManifest } from "./world/app.ts";

/** An App that may do what a checking App needs, for tests that name no manifest of their own. */
export const plainManifest: AppManifest = {
  name: "spec-kit-enforce",
  default_permissions: {
    metadata: "read",
    checks: "write",
    contents: "write",
    pull_requests: "write",
    issues: "write",
    merge_queues: "read",
  },
  default_events: [
    ...["pull_request", "pull_request_review", "pull_request_review_comment", "issue_comment"],
    ...["check_run", "check_suite", "push", "merge_group", "repository"],
  ],
};
