import { afterEach, describe, expect, it, vi } from "vitest";
import type { LocalPullRequest } from "../local-github/local-pull-request.ts";
import type { LocalRepository } from "../local-github/local-repository.ts";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, ourComments, Stage, stickyOf, text } from "./stage.ts";

vi.setConfig({ testTimeout: 240_000 });

const TASKS = "specs/001-parcel-tracking/tasks.md";
const T002_DONE = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");
const CHECK_RUNS = "/repos/{owner}/{repo}/check-runs";

let stage: Stage;
afterEach(() => stage.close());

function repositoryOf(): LocalRepository {
  return stage.repository({ ".github/spec-kit-enforce.yml": ENFORCE, ...SPEC_KIT_BUNDLE });
}

function open(repository: LocalRepository, branch: string): LocalPullRequest {
  repository.commit(branch, { [`src/${branch}.ts`]: "export {};\n" });
  return repository.openPullRequest({ head: branch, body: "Task: T002", author: "ana" });
}

/** The request that hangs, once it is sent. */
function hanging(from: number) {
  return eventually(() => {
    const found = stage.gh.requests.slice(from).find(({ status }) => status === null);
    if (!found) throw new Error("nothing hangs yet");
    return found;
  });
}

describe("a merge", () => {
  it("is ticked once, and told once, wherever the process dies on the way", async () => {
    stage = await Stage.open();
    for (let request = 0; ; request++) {
      const repository = repositoryOf();
      const pull = open(repository, "events");
      await concluded(pull, "success");
      await eventually(() => expect(stickyOf(pull)).toBeDefined());
      await stage.gh.settle();
      const from = stage.gh.requests.length;
      stage.gh.faults.add({ match: {}, skip: request, times: 1, effect: { kind: "hang", when: "after" } });
      pull.merge({ by: "ana" });
      const isOver = await Promise.race([
        hanging(from).then(() => false),
        eventually(() => expect(stickyOf(pull)?.body).toContain("## Merged")).then(() => true),
      ]);
      if (!isOver) {
        await stage.killService();
        await stage.startService();
      }
      await eventually(() => expect(stickyOf(pull)?.body).toContain("## Merged: 1 task ticked"));
      expect(text(repository.read("main", TASKS))).toBe(T002_DONE);
      const subjects = repository.log("main").filter(({ message }) => message.includes("T002"));
      expect(subjects).toHaveLength(1);
      expect(ourComments(pull)).toHaveLength(1);
      if (isOver) {
        expect(request).toBeGreaterThan(3);
        break;
      }
    }
  });

  it("in the second in which it was opened, told of in the wrong order, is ticked once and stays merged", async () => {
    stage = await Stage.open();
    const repository = repositoryOf();
    await stage.killService();
    const pull = open(repository, "events");
    pull.merge({ by: "ana" });
    await stage.gh.settle();
    const told = stage.gh.deliveries.filter(({ event }) => event === "pull_request" || event === "push");
    await stage.startService();
    for (const delivery of told.toReversed()) stage.gh.redeliver(delivery);
    await eventually(() => expect(stickyOf(pull)?.body).toContain("## Merged: 1 task ticked"));
    for (const delivery of told) stage.gh.redeliver(delivery);
    await stage.gh.settle();
    expect(text(repository.read("main", TASKS))).toBe(T002_DONE);
    expect(repository.log("main").filter(({ message }) => message.includes("Tick"))).toHaveLength(1);
  });
});

describe("a check", () => {
  it.each([
    ["a secondary rate limit", { kind: "secondary-rate-limit", status: 403, retryAfterSeconds: 2 }],
    ["a primary rate limit", { kind: "primary-rate-limit", resetInSeconds: 2 }],
    ["a token that is revoked", { kind: "revoke-token" }],
    ["an answer that breaks off", { kind: "truncate" }],
    ["a connection that is reset after the work was done", { kind: "reset", when: "after" }],
  ] as const)("is published once %s is over", async (_what, effect) => {
    stage = await Stage.open();
    const repository = repositoryOf();
    stage.gh.faults.add({ match: { path: CHECK_RUNS, method: "POST" }, times: 1, effect });
    await concluded(open(repository, "events"), "success", 60_000);
  });

  it("is published under the new name of a repository whose deliveries carry the old one", async () => {
    stage = await Stage.open();
    const repository = repositoryOf();
    await stage.killService();
    const pull = open(repository, "events");
    await stage.gh.settle();
    const [opened] = stage.gh.deliveries.filter(({ event, action }) => event === "pull_request" && action === "opened");
    repository.rename("parcels");
    await stage.gh.settle();
    await stage.startService();
    if (opened) stage.gh.redeliver(opened);
    await concluded(pull, "success");
  });
});
