import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type {
  Annotation,
  CommitFiles,
  FileBytes,
  ProposeFiles,
  PublishCheckRun,
} from "../../../src/core/effects/effect.ts";
import type { CommandSurface } from "../../../src/core/snapshot/command-comment.ts";
import type { GitHubError } from "../../../src/github/errors.ts";
import { LocalGitHub } from "../../local-github/local-github.ts";
import type { LocalPullRequest } from "../../local-github/local-pull-request.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import { CHECK_NAME, installOn, type LocalClient, requestsSince } from "../../support/github/local-app.ts";

let gh: LocalGitHub;
let local: LocalRepository;
let client: LocalClient;
let pull: LocalPullRequest;
let repositories = 0;

const TASKS = "specs/001-a/tasks.md";

beforeAll(async () => {
  gh = await LocalGitHub.start();
});

beforeEach(async () => {
  local = gh.createRepository({ name: `writes-${repositories++}`, files: { [TASKS]: "- [ ] T001 A\r\n" } });
  client = await installOn(gh, local);
  local.commit("feature", { "a.md": "a\n" });
  pull = local.openPullRequest({ head: "feature" });
});

afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable("it must fail"),
    (e: GitHubError) => e,
  );

/** Names of the requests that some work takes. */
async function requestsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const from = gh.requests.length;
  await work();
  return requestsSince(gh, from);
}

const annotations = (count: number): readonly Annotation[] =>
  Array.from({ length: count }, (_, index) => ({
    path: TASKS,
    startLine: index + 1,
    endLine: index + 1,
    level: "warning",
    title: "tasks/example",
    message: `finding ${index + 1}`,
  }));

const publishing = (change: Partial<PublishCheckRun> = {}, count = 0): PublishCheckRun => ({
  kind: "publish-check-run",
  repository: client.repository,
  headSha: pull.headSha,
  name: CHECK_NAME,
  externalId: "whole",
  update: null,
  output: {
    conclusion: "failure",
    title: "Two errors",
    summary: "Summary",
    text: "Text",
    annotations: annotations(count),
    actions: [{ label: "Re-check", description: "Read again", identifier: "recheck" }],
  },
  ...change,
});

const CREATE_RUN = "POST /repos/{owner}/{repo}/check-runs";
const UPDATE_RUN = "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}";

describe("publishing a check run", () => {
  test("creates it completed, in one request", async () => {
    expect(await requestsOf(() => client.github.apply(publishing({}, 2)))).toEqual([CREATE_RUN]);
    expect(pull.checks()).toMatchObject([
      {
        name: CHECK_NAME,
        status: "completed",
        conclusion: "failure",
        externalId: "whole",
        title: "Two errors",
        summary: "Summary",
        text: "Text",
        annotations: [{ path: TASKS, start_line: 1, message: "finding 1" }, { start_line: 2 }],
        actions: [{ identifier: "recheck" }],
      },
    ]);
  });

  test("sends 120 annotations in three requests, none of them twice", async () => {
    const requests = await requestsOf(() => client.github.apply(publishing({}, 120)));
    expect(requests).toEqual([CREATE_RUN, UPDATE_RUN, UPDATE_RUN]);
    const [check] = pull.checks();
    expect(check?.annotations.map(({ start_line }) => start_line)).toEqual(
      annotations(120).map((one) => one.startLine),
    );
    expect(check?.externalId).toBe("whole");
  });

  test("that breaks off between two batches leaves a completed run that does not pass for the whole", async () => {
    const match = { method: "PATCH", path: "/repos/{owner}/{repo}/check-runs/{check_run_id}" };
    gh.faults.add({ match, effect: { kind: "status", status: 502 } });
    expect(await failure(client.github.apply(publishing({}, 60)))).toMatchObject({ isRetryable: true });
    const [check] = pull.checks();
    expect(check).toMatchObject({ status: "completed", conclusion: "failure", externalId: "whole partial" });
  });

  test("updates the given run without sending its annotations again", async () => {
    const { checkRunId } = await client.github.apply(publishing({}, 2));
    const update = publishing({ update: checkRunId, externalId: "renewed" }, 2);
    expect(await requestsOf(() => client.github.apply(update))).toEqual([UPDATE_RUN]);
    expect(pull.checks()).toMatchObject([{ id: checkRunId, externalId: "renewed", annotations: [{}, {}] }]);
    expect(pull.checks()[0]?.annotations).toHaveLength(2);
  });

  test("waits for the head of a fork to be known", async () => {
    const body = { message: `No commit found for SHA: ${pull.headSha}` };
    const match = { method: "POST", path: "/repos/{owner}/{repo}/check-runs" };
    gh.faults.add({ match, times: 3, effect: { kind: "status", status: 422, body } });
    await client.github.apply(publishing());
    expect(pull.checks()).toHaveLength(1);
  });
});

describe("writing a comment", () => {
  const writing = (body: string, update: number | null = null) => ({
    kind: "upsert-comment" as const,
    repository: client.repository,
    issueNumber: pull.number,
    update,
    body,
  });

  test("creates it, then changes it in place", async () => {
    const { commentId } = await client.github.apply(writing("one"));
    expect(await client.github.apply(writing("two", commentId))).toEqual({ commentId });
    expect(pull.comments()).toMatchObject([{ id: commentId, body: "two", author: gh.app.userLogin }]);
  });

  test("is not repeated when the answer was lost: there is one comment, and the error is retryable", async () => {
    const match = { method: "POST", path: "/repos/{owner}/{repo}/issues/{issue_number}/comments" };
    gh.faults.add({ match, effect: { kind: "status", status: 502, when: "after" } });
    expect(await failure(client.github.apply(writing("once")))).toMatchObject({ isRetryable: true, status: 502 });
    expect(pull.comments()).toHaveLength(1);
  });

  test("on a locked pull request is refused for good", async () => {
    pull.lock();
    expect(await failure(client.github.apply(writing("no")))).toMatchObject({
      reason: "forbidden",
      isRetryable: false,
    });
  });
});

describe("reacting to a comment", () => {
  test("twice gives one reaction", async () => {
    const commentId = pull.comment("/spec help");
    const effect = { kind: "add-reaction", repository: client.repository, commentId, content: "eyes" } as const;
    await client.github.apply(effect);
    await client.github.apply(effect);
    expect(pull.comments()[0]?.reactions).toEqual(["eyes"]);
  });

  test("reach the text of a review by its node, and a remark in it by its number", async () => {
    local.commit("remarked", { "remarked.md": "one\n" });
    const remarked = local.openPullRequest({ head: "remarked", author: "ada" });
    const review = remarked.review("grace", { body: "Why?", remarks: [{ path: "remarked.md", body: "Here." }] });
    const [remark] = remarked.state.pull.reviewComments;
    const react = (surface: CommandSurface, id = 0, nodeId = "") => {
      const on = { surface, nodeId };
      const { repository } = client;
      return client.github.apply({ kind: "add-reaction", repository, commentId: id, on, content: "rocket" });
    };
    await react("review", review.id, review.nodeId);
    await react("review", review.id, review.nodeId);
    await react("review-comment", remark?.id, remark?.nodeId);
    expect(review.reactions.map(({ content }) => content)).toEqual(["rocket"]);
    expect(remarked.remarks()).toMatchObject([{ reactions: ["rocket"] }]);
  });
});

const file = (text: string, mode: FileBytes["mode"] = "100644"): FileBytes => ({
  path: TASKS,
  mode,
  bytes: Buffer.from(text),
});

const committing = (change: Partial<CommitFiles> = {}): CommitFiles => ({
  kind: "commit-files",
  repository: client.repository,
  branch: "main",
  expectedHeadSha: local.tip(),
  headline: "Tick T001",
  body: "Spec-Kit-Enforce: specs/001-a#T001",
  files: [file("- [x] T001 A\r\n")],
  ...change,
});

describe("committing files", () => {
  test("is one request, keeps the bytes and makes the App the author", async () => {
    expect(await requestsOf(() => client.github.apply(committing()))).toEqual(["CommitFiles"]);
    expect(Buffer.from(local.read("main", TASKS)).toString()).toBe("- [x] T001 A\r\n");
    expect(local.log()[0]).toMatchObject({
      message: "Tick T001\n\nSpec-Kit-Enforce: specs/001-a#T001",
      author: gh.app.userLogin,
      paths: [TASKS],
    });
  });

  test("of another mode than 100644 keeps the mode", async () => {
    const content = "- [ ] T001 A\n";
    local.commit("main", { [TASKS]: { mode: "100755", content } });
    const { commitSha } = await client.github.apply(committing({ files: [file("- [x] T001 A\n", "100755")] }));
    expect(local.tip()).toBe(commitSha);
    expect(local.mode("main", TASKS)).toBe("100755");
    expect(Buffer.from(local.read("main", TASKS)).toString()).toBe("- [x] T001 A\n");
  });

  test.each([["100644"], ["100755"]] as const)("of mode %s on a branch that moved writes nothing", async (mode) => {
    const stale = local.tip();
    const tip = local.commit("main", { "b.md": "b\n" });
    const files = [file("- [x] T001 A\r\n", mode)];
    const error = await failure(client.github.apply(committing({ expectedHeadSha: stale, files })));
    expect(error).toMatchObject({ name: "GitHubError", reason: "stale-head", isRetryable: false });
    expect(local.tip()).toBe(tip);
  });

  test.each([["100644"], ["100755"]] as const)("of mode %s on a protected branch says so", async (mode) => {
    local.setRules("main", [{ type: "pull_request" }]);
    const error = await failure(client.github.apply(committing({ files: [file("- [x] T001 A\r\n", mode)] })));
    expect(error).toMatchObject({ reason: "branch-protected", isRetryable: false });
    expect(error.message).toContain("Changes must be made through a pull request");
  });
});

const proposing = (text: string, change: Partial<ProposeFiles> = {}): ProposeFiles => ({
  kind: "propose-files",
  repository: client.repository,
  baseBranch: "main",
  baseSha: local.tip(),
  branch: "spec-kit-enforce/ticks-main",
  headline: "Tick T001",
  commitBody: "Spec-Kit-Enforce: specs/001-a#T001",
  title: "Tick what was merged",
  body: "T001",
  files: [file(text)],
  ...change,
});

describe("proposing files", () => {
  test("opens one pull request with one commit on top of the base", async () => {
    const { pullRequest, commitSha } = await client.github.apply(proposing("- [x] T001 A\r\n"));
    const opened = local.pullRequest(pullRequest);
    expect(opened.state).toMatchObject({ title: "Tick what was merged", body: "T001", state: "open" });
    expect(opened.headSha).toBe(commitSha);
    expect(local.log("spec-kit-enforce/ticks-main").slice(0, 2)).toMatchObject([
      { sha: commitSha, paths: [TASKS], author: gh.app.userLogin },
      { sha: local.tip() },
    ]);
  });

  test("again, from a later base, moves the branch and renews the text of the same pull request", async () => {
    const first = await client.github.apply(proposing("- [x] T001 A\r\n"));
    local.commit("main", { "b.md": "b\n" });
    const second = await client.github.apply(proposing("- [x] T001 A\r\n", { body: "T001, T002" }));
    expect(second.pullRequest).toBe(first.pullRequest);
    expect(second.commitSha).not.toBe(first.commitSha);
    expect(local.pullRequest(first.pullRequest).state).toMatchObject({ body: "T001, T002" });
    expect(local.log("spec-kit-enforce/ticks-main")[1]).toMatchObject({ sha: local.tip() });
    expect(local.pullRequests()).toHaveLength(2);
  });

  test("the same again leaves branch and pull request as they are", async () => {
    const first = await client.github.apply(proposing("- [x] T001 A\r\n"));
    const requests = await requestsOf(async () => {
      expect(await client.github.apply(proposing("- [x] T001 A\r\n"))).toEqual(first);
    });
    expect(requests.filter((name) => !name.startsWith("GET "))).toEqual([]);
  });

  test("never moves the branch over what somebody pushed to it", async () => {
    const { pullRequest } = await client.github.apply(proposing("- [x] T001 A\r\n"));
    const pushed = local.commit("spec-kit-enforce/ticks-main", { "note.md": "mine\n" }, { author: "ada" });
    const error = await failure(client.github.apply(proposing("- [x] T001 A\r\n- [x] T002 B\r\n")));
    expect(error).toMatchObject({ name: "GitHubError", reason: "branch-protected", isRetryable: false });
    expect(error.message).toMatch(/^Somebody pushed to spec-kit-enforce\/ticks-main/);
    expect(local.tip("spec-kit-enforce/ticks-main")).toBe(pushed);
    expect(local.pullRequest(pullRequest).headSha).toBe(pushed);
  });

  test("after the pull request was merged and its branch deleted opens a new one", async () => {
    const first = await client.github.apply(proposing("- [x] T001 A\r\n"));
    local.pullRequest(first.pullRequest).merge();
    local.deleteBranch("spec-kit-enforce/ticks-main");
    const second = await client.github.apply(proposing("- [x] T001 A\r\n- [x] T002 B\r\n"));
    expect(second.pullRequest).not.toBe(first.pullRequest);
    expect(local.pullRequest(second.pullRequest).state.state).toBe("open");
  });
});
