import { describe, expect, it } from "vitest";
import { Contract } from "./contract.ts";
import * as live from "./live-values.ts";

const contract = Contract.load();
const common = { repository: live.repository, sender: live.user, installation: { id: 301, node_id: "MDIz" } };

/** In a webhook, a check run carries its whole suite. */
const checkRun = { ...live.checkRun, check_suite: live.checkSuite };
const suite = { ...live.checkSuite, head_commit: live.headCommit };
const mergeGroup = {
  head_sha: live.commit.sha,
  head_ref: "refs/heads/gh-readonly-queue/main/pr-12-0a1b",
  base_sha: live.tree.sha,
  base_ref: "refs/heads/main",
  head_commit: live.headCommit,
};
const installed = { installation: live.installation, sender: live.user };

const DELIVERIES: readonly (readonly [string, string | null, object])[] = [
  ["pull_request", "opened", { ...common, number: 12, pull_request: live.pullRequest }],
  [
    "pull_request",
    "synchronize",
    { ...common, number: 12, before: live.tree.sha, after: live.commit.sha, pull_request: live.pullRequest },
  ],
  [
    "pull_request",
    "edited",
    {
      ...common,
      number: 12,
      changes: { base: { ref: { from: "old" }, sha: { from: live.tree.sha } } },
      pull_request: live.pullRequest,
    },
  ],
  [
    "pull_request",
    "closed",
    {
      ...common,
      number: 12,
      pull_request: {
        ...live.pullRequest,
        state: "closed",
        merged: true,
        merge_commit_sha: live.commit.sha,
        merged_at: "2026-02-03T04:05:06Z",
        closed_at: "2026-02-03T04:05:06Z",
      },
    },
  ],
  ["pull_request", "converted_to_draft", { ...common, number: 12, pull_request: { ...live.pullRequest, draft: true } }],
  ["issue_comment", "created", { ...common, issue: live.issue, comment: live.comment }],
  [
    "issue_comment",
    "edited",
    { ...common, issue: live.issue, comment: live.comment, changes: { body: { from: "/spec" } } },
  ],
  ["issue_comment", "deleted", { ...common, issue: live.issue, comment: live.comment }],
  ["check_run", "completed", { ...common, check_run: checkRun }],
  ["check_run", "rerequested", { ...common, check_run: checkRun }],
  ["check_run", "requested_action", { ...common, check_run: checkRun, requested_action: { identifier: "tick" } }],
  ["check_suite", "requested", { ...common, check_suite: { ...suite, status: "queued", conclusion: null } }],
  ["check_suite", "completed", { ...common, check_suite: suite }],
  ["check_suite", "rerequested", { ...common, check_suite: suite }],
  ["installation", "created", { ...installed, repositories: [live.installationRepository] }],
  [
    "installation",
    "suspend",
    {
      ...installed,
      installation: { ...live.installation, suspended_at: "2026-02-03T04:05:06Z", suspended_by: live.user },
    },
  ],
  [
    "installation_repositories",
    "added",
    { ...installed, repository_selection: "selected", repositories_added: [live.installationRepository] },
  ],
  [
    "push",
    null,
    {
      ...common,
      ref: "refs/heads/main",
      before: live.tree.sha,
      after: live.commit.sha,
      base_ref: null,
      created: false,
      deleted: false,
      forced: false,
      pusher: { name: "ada", email: "ada@example.test" },
      head_commit: live.headCommit,
      commits: [{ ...live.headCommit, added: [], modified: ["a.md"], removed: [] }],
    },
  ],
  ["merge_group", "checks_requested", { ...common, merge_group: mergeGroup }],
  ["repository", "archived", { ...common, repository: { ...live.repository, archived: true } }],
  ["repository", "renamed", { ...common, changes: { repository: { name: { from: "store" } } } }],
];

describe("filled webhooks", () => {
  it.each(DELIVERIES)("%s %s conforms to both official descriptions and keeps what is live", (event, action, value) => {
    const filled = contract.fillWebhook(event, action, value);
    expect(contract.checkWebhook(event, action, filled)).toEqual([]);
    expect(filled).toMatchObject(action === null ? value : { ...value, action });
  });
});

describe("webhooks", () => {
  const pullRequestOpened = { ...common, number: 12, pull_request: live.pullRequest };

  it("are reported where they lack a field", () => {
    const { sender: _, ...anonymous } = contract.fillWebhook("pull_request", "opened", pullRequestOpened) as Record<
      string,
      unknown
    >;
    expect(contract.checkWebhook("pull_request", "opened", anonymous)).toEqual([
      "/ must have required property 'sender'",
    ]);
  });

  it("are reported under another action's name", () => {
    const opened = contract.fillWebhook("pull_request", "opened", pullRequestOpened);
    expect(contract.checkWebhook("pull_request", "synchronize", opened)).toContain(
      "/ must have required property 'before'",
    );
  });

  it("may carry fields that the older description does not know yet", () => {
    const sender = { ...live.user, user_view_type: "public" };
    const filled = contract.fillWebhook("pull_request", "opened", { ...pullRequestOpened, sender });
    expect(contract.checkWebhook("pull_request", "opened", filled)).toEqual([]);
  });

  it("outside the extract are a mistake of the caller", () => {
    expect(() => contract.checkWebhook("star", "created", {})).toThrow("contract/webhooks.ts");
  });
});
