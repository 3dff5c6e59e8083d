import { afterEach, describe, expect, it, vi } from "vitest";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, EVENTS, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, ourComments, replyTo, Stage, stickyOf, text } from "./stage.ts";

const TASKS = "specs/001-parcel-tracking/tasks.md";
const FILES = { ".github/spec-kit-enforce.yml": ENFORCE, ...SPEC_KIT_BUNDLE };
const T002_DONE = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");

vi.setConfig({ testTimeout: 120_000 });

let stage: Stage;
afterEach(() => stage.close());

describe("the service", () => {
  it("completes the check within seconds after it was killed in the middle of a review", async () => {
    stage = await Stage.open();
    const repository = stage.repository(FILES);
    repository.commit("feature", { [TASKS]: T002_DONE, ...EVENTS });
    stage.gh.faults.add({ match: { path: "/repos/{owner}/{repo}/check-runs" }, times: 1, effect: { kind: "hang" } });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await eventually(() => {
      const hanging = stage.gh.requests.find(
        ({ method, template }) => method === "POST" && template?.endsWith("/check-runs"),
      );
      expect(hanging?.status).toBe(null);
    });
    await stage.killService();
    expect(pull.checks()).toEqual([]);
    const started = performance.now();
    await stage.startService();
    await concluded(pull, "success", 20_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it("answers a command once although it was killed after replying", async () => {
    stage = await Stage.open();
    const repository = stage.repository(FILES);
    repository.commit("feature", { [TASKS]: T002_DONE, ...EVENTS });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await concluded(pull, "success");
    await eventually(() => expect(stickyOf(pull)).toBeDefined());
    // Eyes first, then the reply, then the rocket: the second reaction hangs, so the reply is there and not noted.
    stage.gh.faults.add({
      match: { path: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", method: "POST" },
      skip: 1,
      times: 1,
      effect: { kind: "hang" },
    });
    const command = pull.comment("/spec status", "ana");
    await eventually(() => {
      const reactions = stage.gh.requests.filter(({ template }) => template?.endsWith("/reactions"));
      expect(reactions.map(({ status }) => status)).toEqual([201, null]);
    });
    expect(replyTo(pull, command)).toHaveLength(1);
    await stage.killService();
    await stage.startService();
    await eventually(
      () => expect(pull.comments().find(({ id }) => id === command)?.reactions).toContain("rocket"),
      30_000,
    );
    expect(replyTo(pull, command)).toHaveLength(1);
  });

  it("leaves one comment where GitHub answered 502 after it had created it", async () => {
    stage = await Stage.open();
    const repository = stage.repository(FILES);
    repository.commit("feature", { [TASKS]: T002_DONE, ...EVENTS });
    stage.gh.faults.add({
      match: { path: "/repos/{owner}/{repo}/issues/{issue_number}/comments", method: "POST" },
      times: 1,
      effect: { kind: "status", when: "after", status: 502, body: { message: "Bad Gateway" } },
    });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await concluded(pull, "success");
    await stage.service.logged(({ msg }) => msg === "job failed and will be tried again");
    await eventually(() => {
      const failed = stage.service.log.findIndex(({ msg }) => msg === "job failed and will be tried again");
      expect(stage.service.log.slice(failed).some(({ msg, job }) => msg === "job done" && job === "review")).toBe(true);
    });
    expect(ourComments(pull)).toHaveLength(1);
  });

  it("exits with 0 on SIGTERM under work, and loses nothing", async () => {
    stage = await Stage.open();
    const repository = stage.repository(FILES);
    stage.gh.faults.add({
      match: { path: "/repos/{owner}/{repo}/check-runs" },
      times: 9,
      effect: { kind: "delay", milliseconds: 1500 },
    });
    const pulls = ["a", "b", "c"].map((name) => {
      repository.commit(name, { [TASKS]: `${T002_DONE}\nNote ${name}.\n`, ...EVENTS });
      return repository.openPullRequest({ head: name, author: "ana" });
    });
    await stage.gh.settle();
    const started = performance.now();
    expect(await stage.service.stop()).toBe(0);
    expect(performance.now() - started).toBeLessThan(10_000);
    await stage.startService();
    for (const pull of pulls) await concluded(pull, "success", 30_000);
  });

  it("makes up for deliveries that were lost while it was away", async () => {
    stage = await Stage.open();
    const repository = stage.repository(FILES);
    repository.commit("feature", { [TASKS]: T002_DONE, ...EVENTS });
    await stage.service.stop();
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await stage.gh.settle();
    expect(pull.checks()).toEqual([]);
    await stage.startService();
    await concluded(pull, "success", 20_000);
  });

  it("does no harm with doubled, reordered and forged deliveries", async () => {
    stage = await Stage.open();
    const repository = stage.repository(FILES);
    repository.commit("feature", { [TASKS]: T002_DONE, ...EVENTS });
    stage.gh.faults.add({ match: { event: "pull_request" }, times: 9, effect: { kind: "duplicate" } });
    stage.gh.faults.add({ match: { event: "issue_comment" }, times: 9, effect: { kind: "duplicate" } });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await concluded(pull, "success");
    const command = pull.comment("/spec help", "ana");
    await eventually(() => expect(pull.comments().find(({ id }) => id === command)?.reactions).toContain("rocket"));
    await stage.gh.settle();
    expect(replyTo(pull, command)).toHaveLength(1);
    expect(ourComments(pull)).toHaveLength(2);
    const forged = await fetch(stage.service.webhookUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-github-event": "pull_request",
        "x-github-delivery": "f0",
        "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
      },
      body: "{}",
    });
    expect(forged.status).toBe(400);
    expect(text(repository.read("feature", TASKS))).toBe(T002_DONE);
  });
});
