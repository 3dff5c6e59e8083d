import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Completion } from "../../src/ports/completions.ts";
import type { Store } from "../../src/store/store.ts";
import { describeEngines } from "./support/engines.ts";
import { jobFor, open, queueNamed } from "./support/stores.ts";

/** Larger than 32 bits, as GitHub's ids may be. */
const REPOSITORY = 5_000_000_000;

describeEngines("records", (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await open(engine, [queueNamed("review")]);
  });
  afterAll(() => store.stop(0));

  describe("the inbox", () => {
    it("gives what is to be done, oldest first, and counts attempts until it is finished", async () => {
      for (const commentId of [30, 10, 20]) {
        const item = { kind: "comment", commentId, commentNodeId: `IC_${commentId}` } as const;
        const inbox = { repositoryId: REPOSITORY, pullRequest: 1, item };
        const delivery = { id: `d${commentId}`, event: "issue_comment", action: "created" };
        await store.intake.accept({ ...delivery, installationId: null, repositoryId: null }, [
          { job: jobFor("1"), inbox },
        ]);
      }
      const [first, second, third] = await store.inbox.pending(REPOSITORY, 1);
      expect([first, second, third].map((entry) => entry?.deliveryId)).toEqual(["d30", "d10", "d20"]);
      await store.inbox.begin(first?.id ?? 0);
      await store.inbox.begin(first?.id ?? 0);
      await store.inbox.finish(second?.id ?? 0, "refused");
      const left = await store.inbox.pending(REPOSITORY, 1);
      expect(left.map(({ deliveryId, attempts }) => [deliveryId, attempts])).toEqual([
        ["d30", 2],
        ["d20", 0],
      ]);
    });
  });

  describe("verdicts", () => {
    const pass = { pullRequest: 7, conclusion: "success", title: "All good" } as const;

    it("are kept per pull request and found by the commit they are on", async () => {
      await store.verdicts.record(REPOSITORY, "aaa", pass);
      await store.verdicts.record(REPOSITORY, "aaa", { ...pass, pullRequest: 8, conclusion: "failure" });
      expect((await store.verdicts.on(REPOSITORY, "aaa")).map(({ conclusion }) => conclusion)).toEqual([
        "success",
        "failure",
      ]);
      expect(await store.verdicts.on(REPOSITORY + 1, "aaa")).toEqual([]);
    });

    it("move with the head of their pull request", async () => {
      await store.verdicts.record(REPOSITORY, "bbb", { ...pass, title: "Still good" });
      expect(await store.verdicts.on(REPOSITORY, "bbb")).toEqual([{ ...pass, title: "Still good" }]);
      expect((await store.verdicts.on(REPOSITORY, "aaa")).map(({ pullRequest }) => pullRequest)).toEqual([8]);
    });

    it("are forgotten with the commit they were on named, once", async () => {
      expect(await store.verdicts.forget(REPOSITORY, 7)).toBe("bbb");
      expect(await store.verdicts.forget(REPOSITORY, 7)).toBeNull();
      expect(await store.verdicts.on(REPOSITORY, "bbb")).toEqual([]);
    });
  });

  describe("completions", () => {
    const completion = (pullRequest: number, task: string): Completion => ({
      repositoryId: REPOSITORY,
      branch: "main",
      pullRequest,
      bundle: "specs/001-login",
      tasksPath: "specs/001-login/tasks.md",
      task,
    });

    it("begin as pending, in the order of their pull requests", async () => {
      await store.completions.record([completion(12, "T003"), completion(12, "T001")]);
      await store.completions.record([completion(11, "T002")]);
      expect(await store.completions.open(REPOSITORY, "main")).toEqual([
        { ...completion(11, "T002"), state: "pending", detail: null },
        { ...completion(12, "T003"), state: "pending", detail: null },
        { ...completion(12, "T001"), state: "pending", detail: null },
      ]);
      expect(await store.completions.open(REPOSITORY, "develop")).toEqual([]);
    });

    it("keep their state when they are recorded again", async () => {
      await store.completions.settle(completion(12, "T003"), "proposed", "31");
      await store.completions.record([completion(12, "T003"), completion(12, "T004")]);
      const states = (await store.completions.ofPullRequest(REPOSITORY, 12)).map(({ task, state }) => [task, state]);
      expect(states).toEqual([
        ["T003", "proposed"],
        ["T001", "pending"],
        ["T004", "pending"],
      ]);
    });

    it("are open no longer once they are done or refused, and still know why", async () => {
      await store.completions.settle(completion(12, "T003"), "done", "abc123");
      await store.completions.settle(completion(12, "T001"), "refused", "the task is gone");
      const open = (await store.completions.open(REPOSITORY, "main")).map(({ task }) => task);
      expect(open).toEqual(["T002", "T004"]);
      const details = (await store.completions.ofPullRequest(REPOSITORY, 12)).map(({ detail }) => detail);
      expect(details).toEqual(["abc123", "the task is gone", null]);
    });

    it("may be none", async () => {
      await expect(store.completions.record([])).resolves.toBeUndefined();
    });
  });

  describe("claims", () => {
    const claim = (written: string) => ({
      written,
      kind: "completes" as const,
      bundle: "specs/001-login",
      tasksPath: "specs/001-login/tasks.md",
      task: written,
    });

    it("are replaced as a whole, in the order they were written", async () => {
      await store.claims.replace(REPOSITORY, 5, [claim("T009"), claim("T001")]);
      await store.claims.replace(REPOSITORY, 5, [claim("T002"), { ...claim("T001"), kind: "part-of" }]);
      expect(await store.claims.of(REPOSITORY, 5)).toEqual([claim("T002"), { ...claim("T001"), kind: "part-of" }]);
    });

    it("of a pull request that claims nothing are none", async () => {
      await store.claims.replace(REPOSITORY, 5, []);
      expect(await store.claims.of(REPOSITORY, 5)).toEqual([]);
    });
  });
});
