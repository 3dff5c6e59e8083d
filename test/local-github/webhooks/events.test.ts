import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LocalGitHub } from "../local-github.ts";
import type { LocalRepository } from "../local-repository.ts";
import { WebhookReceiver } from "../support/webhook-receiver.ts";

let gh: LocalGitHub;
let receiver: WebhookReceiver;
let repository: LocalRepository;

beforeEach(async () => {
  gh = await LocalGitHub.start({
    manifest: {
      name: "Listener",
      default_permissions: { contents: "read", checks: "read", pull_requests: "read", issues: "read" },
      default_events: [
        ...["pull_request", "pull_request_review", "pull_request_review_comment"],
        ...["issue_comment", "push", "repository"],
      ],
    },
  });
  receiver = await WebhookReceiver.start();
  gh.webhookUrl = receiver.url;
  repository = gh.createRepository({ owner: "acme", name: "rockets", files: { "a.txt": "one\n" } });
  gh.install(repository);
});

afterEach(async () => {
  await receiver.stop();
  await gh.stop();
  expect(gh.violations).toEqual([]);
});

describe("deliveries", () => {
  it("tell of everything that people do to a pull request, in the order they did it", async () => {
    repository.commit("feature", { "a.txt": "two\n" }, { author: "ada" });
    repository.branch("release");
    const pullRequest = repository.openPullRequest({ head: "feature", author: "ada", draft: true });
    pullRequest.ready();
    pullRequest.convertToDraft();
    pullRequest.edit({ title: "Better", body: "Why", base: "release" });
    pullRequest.edit({ title: "Better" });
    pullRequest.label(["spec"]);
    pullRequest.push({ "a.txt": "three\n" });
    const id = pullRequest.comment("first", "bob");
    pullRequest.editComment(id, "second");
    pullRequest.deleteComment(id);
    pullRequest.close();
    pullRequest.reopen();
    pullRequest.ready();
    pullRequest.merge({ by: "bob" });
    await gh.settle();

    expect(gh.deliveries.map(({ event, action }) => `${event}.${action}`)).toEqual([
      "installation.created",
      "push.null",
      "push.null",
      "push.null",
      "pull_request.opened",
      "pull_request.ready_for_review",
      "pull_request.converted_to_draft",
      "pull_request.edited",
      "pull_request.labeled",
      "push.null",
      "pull_request.synchronize",
      "issue_comment.created",
      "issue_comment.edited",
      "issue_comment.deleted",
      "pull_request.closed",
      "pull_request.reopened",
      "pull_request.ready_for_review",
      "push.null",
      "pull_request.closed",
    ]);
    const edited = gh.deliveries.find(({ action }) => action === "edited");
    expect(edited?.payload).toMatchObject({
      changes: { title: { from: "Merge feature" }, body: { from: "" }, base: { ref: { from: "main" } } },
    });
    expect(gh.deliveries.at(-1)?.payload).toMatchObject({
      action: "closed",
      pull_request: { merged: true, merge_commit_sha: repository.tip("release"), merged_by: { login: "bob" } },
    });
  });

  it("tell of reviews, of the remarks in them, of an edit and of a dismissal", async () => {
    repository.commit("feature", { "a.txt": "two\n" }, { author: "ada" });
    const pullRequest = repository.openPullRequest({ head: "feature", author: "ada" });
    const review = pullRequest.approve("bob", "Good");
    pullRequest.editReview(review, "Very good");
    pullRequest.review("bob", { body: "And", remarks: [{ path: "a.txt", body: "Why?" }] });
    pullRequest.editRemark(pullRequest.remarks()[0]?.id ?? 0, "Why so?", "ada");
    pullRequest.dismissReview(review);
    await gh.settle();
    const told = gh.deliveries.filter(({ event }) => event.startsWith("pull_request_review"));
    expect(told.map(({ event, action }) => `${event}.${action}`)).toEqual([
      "pull_request_review.submitted",
      "pull_request_review.edited",
      "pull_request_review.submitted",
      "pull_request_review_comment.created",
      "pull_request_review_comment.edited",
      "pull_request_review.dismissed",
    ]);
    expect(told[0]?.payload).toMatchObject({
      review: { state: "approved", body: "Good", commit_id: pullRequest.headSha, user: { login: "bob" } },
      pull_request: { number: pullRequest.number },
    });
  });

  it("tell of a push with its commits, their files and whether it was forced", async () => {
    const before = repository.tip();
    const first = repository.commit("main", { "b.txt": "b\n" }, { message: "Add b", author: "ada" });
    const last = repository.commit("main", { "a.txt": "two\n", "b.txt": null }, { author: "ada" });
    repository.forcePush("main", before);
    repository.branch("gone");
    repository.deleteBranch("gone");
    await gh.settle();

    const pushes = receiver.heard.filter(({ event }) => event === "push").map(({ payload }) => payload);
    expect(pushes[0]).toMatchObject({
      ref: "refs/heads/main",
      before,
      after: first,
      forced: false,
      commits: [{ id: first, message: "Add b", added: ["b.txt"], removed: [], modified: [] }],
      head_commit: { id: first },
      pusher: { name: "ada" },
    });
    expect(pushes[1]).toMatchObject({ commits: [{ id: last, removed: ["b.txt"], modified: ["a.txt"] }] });
    expect(pushes[2]).toMatchObject({ after: before, forced: true, commits: [] });
    expect(pushes[3]).toMatchObject({ created: true, before: "0".repeat(40) });
    expect(pushes[4]).toMatchObject({ deleted: true, after: "0".repeat(40), head_commit: null });
  });

  it("tell of the App's own life: a ping, an archived repository, one more repository", async () => {
    gh.ping();
    repository.archive();
    gh.install(gh.createRepository({ owner: "acme", name: "boats", files: { "a.txt": "a\n" } }));
    gh.install("solo");
    await gh.settle();
    expect(receiver.names().toSorted()).toEqual([
      "installation.created",
      "installation.created",
      "installation_repositories.added",
      "ping",
      "repository.archived",
    ]);
    expect(new Set(receiver.heard.map(({ headers }) => headers["x-github-hook-id"])).size).toBe(1);
  });

  it("about an organization's repository name the organization and the installation", async () => {
    repository.commit("main", { "b.txt": "b\n" });
    await gh.settle();
    const push = receiver.heard.find(({ event }) => event === "push");
    expect(push?.payload).toMatchObject({
      organization: { login: "acme" },
      installation: { id: expect.any(Number) },
      sender: { login: "acme-admin", type: "User" },
    });
  });

  it("wait unsent where no URL is set, and can be sent later", async () => {
    gh.webhookUrl = null;
    repository.commit("main", { "b.txt": "b\n" });
    await gh.settle();
    const unsent = gh.deliveries.at(-1);
    if (unsent === undefined) throw new Error("nothing was recorded");
    expect(unsent.statusCode).toBeNull();
    gh.webhookUrl = receiver.url;
    gh.redeliver(unsent);
    await gh.settle();
    expect(receiver.heard.at(-1)).toMatchObject({ event: "push", guid: unsent.guid });
  });
});
