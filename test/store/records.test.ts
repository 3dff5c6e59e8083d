import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerPage } from "../../src/ports/claim-ledger.ts";
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
    it("gives ten at a time, the oldest first, and tells for which pull requests there is something", async () => {
      const ids = Array.from({ length: 11 }, (_, index) => index + 1);
      const work = ids.map((commentId) => {
        const item = { kind: "comment", commentId, commentNodeId: `IC_${commentId}` } as const;
        return { job: jobFor("2"), inbox: { repositoryId: REPOSITORY, pullRequest: 2, item } };
      });
      const delivery = { id: "many", event: "issue_comment", action: "created" };
      await store.intake.accept({ ...delivery, installationId: null, repositoryId: null }, work);
      const pending = await store.inbox.pending(REPOSITORY, 2);
      expect(pending.map(({ item }) => (item.kind === "comment" ? item.commentId : 0))).toEqual(ids.slice(0, 10));
      expect(await store.inbox.waiting(REPOSITORY)).toEqual([2]);
      for (const { id } of pending) await store.inbox.finish(id, "done");
      const [last] = await store.inbox.pending(REPOSITORY, 2);
      await store.inbox.finish(last?.id ?? 0, "done");
      expect(await store.inbox.waiting(REPOSITORY)).toEqual([]);
    });

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

  describe("the ledger of claims", () => {
    it("tells what other open pull requests claim", async () => {
      const claim = { written: "T001", kind: "completes", bundle: "b", tasksPath: "b/tasks.md", task: "T001" } as const;
      const elsewhere = REPOSITORY + 1;
      for (const [number, claims] of [
        [1, [claim]],
        [2, [claim]],
        [3, []],
        [4, [claim]],
      ] as const) {
        await store.claims.replace(elsewhere, number, { basis: "basis", claims, stakes: [], waitsFor: [] });
        const verdict = { pullRequest: number, conclusion: "success", title: "Good" } as const;
        if (number !== 4) await store.verdicts.record(elsewhere, "abc", verdict);
      }
      expect(await store.claims.others(elsewhere, 1)).toEqual([
        { pullRequest: 2, claims: [claim], stakes: [], waitsFor: [] },
      ]);
      await store.verdicts.forget(elsewhere, 2);
      expect(await store.claims.others(elsewhere, 1)).toEqual([]);
    });

    it("tells of what else they have, where they claim no task", async () => {
      const elsewhere = REPOSITORY + 2;
      const stake = {
        kind: "number",
        key: "specs/004",
        name: "specs/004-auth",
        since: "2026-03-01T10:00:00.000Z",
      } as const;
      const claimant = { login: "ana", isBot: false, fromFork: true, mayWrite: false };
      const waitsFor = [{ bundle: "b", task: "T001" }];
      const page = { basis: "basis", claimant, claims: [], stakes: [stake], waitsFor };
      await store.claims.replace(elsewhere, 2, page);
      await store.verdicts.record(elsewhere, "abc", { pullRequest: 2, conclusion: "success", title: "Good" });
      expect(await store.claims.of(elsewhere, 2)).toEqual(page);
      const { basis: _basis, ...entry } = page;
      expect(await store.claims.others(elsewhere, 1)).toEqual([{ pullRequest: 2, ...entry }]);
    });
  });

  describe("the order of the ledger", () => {
    it("has pull requests from forks last, of which anybody may open as many as they like", async () => {
      const elsewhere = REPOSITORY + 9;
      const stakes = [{ kind: "number", key: "specs/004", name: "specs/004-auth" }] as const;
      for (const [number, fromFork] of [
        [2, false],
        [3, true],
      ] as const) {
        const claimant = { login: "ana", isBot: false, fromFork };
        await store.claims.replace(elsewhere, number, { basis: "basis", claimant, claims: [], stakes, waitsFor: [] });
        await store.verdicts.record(elsewhere, "abc", { pullRequest: number, conclusion: "success", title: "Good" });
      }
      const order = async () => (await store.claims.others(elsewhere, 1)).map(({ pullRequest }) => pullRequest);
      expect(await order()).toEqual([2, 3]);
    });
  });

  describe("the command trail", () => {
    const given = { actor: "ana", headSha: "abc", givenAt: "2026-03-01T10:00:00.000Z" };
    const record = (commentId: number, position: number, reason: string) => ({
      ...given,
      surface: "comment" as const,
      commentId,
      position,
      order: { kind: "override", reason } as const,
    });

    it("notes refusals beside the orders, and lists both for whoever looks into it", async () => {
      const refused = {
        ...given,
        surface: "comment" as const,
        commentId: 11,
        position: 0,
        written: "/spec tick T001",
        reason: "needs write access",
      };
      await store.trail.recordRefusals(REPOSITORY, 9, [refused]);
      await store.trail.recordRefusals(REPOSITORY, 9, [{ ...refused, reason: "again" }]);
      await store.trail.record(REPOSITORY, 9, [record(12, 0, "it is urgent")]);
      await store.trail.recordRefusals(REPOSITORY, 10, [refused]);
      expect(await store.trail.of(REPOSITORY, 9)).toHaveLength(1);
      const listed = await store.trail.list(REPOSITORY, 9);
      expect(listed).toMatchObject([
        { commentId: 11, pullRequest: 9, actor: "ana", order: null, refused: { reason: "needs write access" } },
        { commentId: 12, order: { kind: "override", reason: "it is urgent" }, refused: null },
      ]);
      expect((await store.trail.list(REPOSITORY, null)).length).toBeGreaterThan(listed.length);
    });

    it("keeps what was recorded first, however often an attempt is repeated", async () => {
      await store.trail.record(REPOSITORY, 3, [record(6_000_000_000, 0, "first"), record(6_000_000_000, 1, "second")]);
      await store.trail.record(REPOSITORY, 3, [record(6_000_000_000, 0, "again")]);
      await store.trail.record(REPOSITORY, 3, [{ ...record(7, 0, "earlier"), givenAt: "2026-02-01T10:00:00.000Z" }]);
      await store.trail.record(REPOSITORY, 4, [record(8, 0, "elsewhere")]);
      expect(await store.trail.of(REPOSITORY, 3)).toEqual([
        { ...record(7, 0, "earlier"), givenAt: "2026-02-01T10:00:00.000Z" },
        record(6_000_000_000, 0, "first"),
        record(6_000_000_000, 1, "second"),
      ]);
    });

    it("tells a comment, a review, a remark and an approval of one number apart", async () => {
      const surfaces = ["comment", "review", "review-comment", "approval"] as const;
      const records = surfaces.map((surface) => ({ ...record(9, 0, surface), surface }));
      for (const each of records) await store.trail.record(REPOSITORY, 6, [each]);
      expect(await store.trail.of(REPOSITORY, 6)).toHaveLength(4);
      expect((await store.trail.of(REPOSITORY, 6)).map(({ surface }) => surface).sort()).toEqual([...surfaces].sort());
    });

    it("takes a record without a surface for one of the conversation", async () => {
      const { surface: _surface, ...old } = record(10, 0, "old");
      await store.trail.record(REPOSITORY, 7, [old]);
      expect(await store.trail.of(REPOSITORY, 7)).toEqual([record(10, 0, "old")]);
    });

    it("is empty where nothing was ordered", async () => {
      await store.trail.record(REPOSITORY, 5, []);
      expect(await store.trail.of(REPOSITORY, 5)).toEqual([]);
    });
  });

  describe("completions of a branch that is renamed", () => {
    it("follow it as long as they are open", async () => {
      const elsewhere = REPOSITORY + 4;
      const completion = (task: string): Completion => ({
        repositoryId: elsewhere,
        branch: "main",
        pullRequest: 1,
        bundle: "b",
        tasksPath: "b/tasks.md",
        task,
        target: "done",
        mergedOn: null,
        author: null,
      });
      await store.completions.take(elsewhere, 1, [completion("T001"), completion("T002")]);
      await store.completions.settle(completion("T001"), { state: "done", detail: "abc", waiting: null });
      expect(await store.completions.openBranches(elsewhere)).toEqual(["main"]);
      await store.completions.follow(elsewhere, "main", "trunk");
      expect(await store.completions.openBranches(elsewhere)).toEqual(["trunk"]);
      expect((await store.completions.open(elsewhere, "trunk")).map(({ task }) => task)).toEqual(["T002"]);
      expect((await store.completions.ofPullRequest(elsewhere, 1)).map(({ branch }) => branch)).toEqual([
        "main",
        "trunk",
      ]);
    });
  });

  describe("verdicts", () => {
    const pass = { pullRequest: 7, conclusion: "success", title: "All good" } as const;

    it("name the commit that the verdict before was on, if there was one", async () => {
      const other = { ...pass, pullRequest: 70 };
      expect(await store.verdicts.record(REPOSITORY, "ccc", other)).toBeNull();
      expect(await store.verdicts.record(REPOSITORY, "ddd", other)).toBe("ccc");
      expect(await store.verdicts.record(REPOSITORY, "ddd", other)).toBe("ddd");
    });

    it("have a ground from when they are published until they are recorded again", async () => {
      const ground = { basis: "aaa and more", baseRef: "main", baseSha: "bbb", bundles: ["specs/001-a"] };
      const groundOf = async () => (await store.verdicts.settled(REPOSITORY + 2)).get(7);
      expect(await groundOf()).toBeUndefined();
      await store.verdicts.record(REPOSITORY + 2, "aaa", pass);
      expect(await groundOf()).toBeNull();
      await store.verdicts.settle(REPOSITORY + 2, 7, ground);
      expect(await groundOf()).toEqual(ground);
      await store.verdicts.record(REPOSITORY + 2, "aaa", pass);
      expect(await groundOf()).toBeNull();
    });

    it("follow a base that changed nothing of theirs", async () => {
      const ground = { basis: "aaa", baseRef: "main", baseSha: "bbb", bundles: ["specs/001-a"] };
      for (const pullRequest of [1, 2]) {
        await store.verdicts.record(REPOSITORY + 3, "aaa", { ...pass, pullRequest });
        await store.verdicts.settle(REPOSITORY + 3, pullRequest, ground);
      }
      await store.verdicts.follow(REPOSITORY + 3, [], "ccc");
      await store.verdicts.follow(REPOSITORY + 3, [2], "ccc");
      const grounds = await store.verdicts.settled(REPOSITORY + 3);
      expect([grounds.get(1)?.baseSha, grounds.get(2)?.baseSha]).toEqual(["bbb", "ccc"]);
    });

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
      const moved = { ...pass, title: "Still good" };
      expect(await store.verdicts.record(REPOSITORY, "bbb", moved)).toBe("aaa");
      expect(await store.verdicts.on(REPOSITORY, "bbb")).toEqual([{ ...pass, title: "Still good" }]);
      expect((await store.verdicts.on(REPOSITORY, "aaa")).map(({ pullRequest }) => pullRequest)).toEqual([8]);
    });

    it("know since when a pull request has been judged on its head, however often that is done", async () => {
      const before = await store.verdicts.judgedHead(REPOSITORY, 7);
      expect(before?.sha).toBe("bbb");
      await store.verdicts.record(REPOSITORY, "bbb", pass);
      expect(await store.verdicts.judgedHead(REPOSITORY, 7)).toEqual(before);
      expect(await store.verdicts.judgedHead(REPOSITORY, 99)).toBeNull();
    });

    it("are forgotten with the commit they were on named, once", async () => {
      expect(await store.verdicts.headOf(REPOSITORY, 7)).toBe("bbb");
      await store.verdicts.forget(REPOSITORY, 7);
      expect(await store.verdicts.headOf(REPOSITORY, 7)).toBeNull();
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
      target: "done",
      mergedOn: "2026-03-04",
      author: "ada",
    });

    it("begin as pending, in the order in which their merges were taken", async () => {
      await store.completions.take(REPOSITORY, 12, [completion(12, "T003"), completion(12, "T001")]);
      await store.completions.take(REPOSITORY, 11, [completion(11, "T002")]);
      expect(await store.completions.open(REPOSITORY, "main")).toEqual([
        { ...completion(12, "T003"), state: "pending", detail: null, waiting: null },
        { ...completion(12, "T001"), state: "pending", detail: null, waiting: null },
        { ...completion(11, "T002"), state: "pending", detail: null, waiting: null },
      ]);
      expect(await store.completions.open(REPOSITORY, "develop")).toEqual([]);
    });

    it("stay as they are when their merge is taken again, whatever it completes by then", async () => {
      await store.completions.settle(completion(12, "T003"), {
        state: "proposed",
        detail: "31",
        waiting: ["T004", "Paint it"],
      });
      await store.completions.take(REPOSITORY, 12, [completion(12, "T003"), completion(12, "T004")]);
      const states = (await store.completions.ofPullRequest(REPOSITORY, 12)).map(({ task, state }) => [task, state]);
      expect(states).toEqual([
        ["T003", "proposed"],
        ["T001", "pending"],
      ]);
    });

    it("keep who waits for them", async () => {
      const waiting = (await store.completions.ofPullRequest(REPOSITORY, 12)).map((one) => one.waiting);
      expect(waiting).toEqual([["T004", "Paint it"], null]);
    });

    it("can wait with a reason", async () => {
      await store.completions.settle(completion(11, "T002"), {
        state: "pending",
        detail: "the branch is locked",
        waiting: null,
      });
      const waits = (await store.completions.open(REPOSITORY, "main")).find(({ task }) => task === "T002");
      expect(waits).toMatchObject({ state: "pending", detail: "the branch is locked" });
    });

    it("are open no longer once they are done or refused, and still know why", async () => {
      await store.completions.settle(completion(12, "T003"), { state: "done", detail: "abc123", waiting: null });
      await store.completions.settle(completion(12, "T001"), {
        state: "refused",
        detail: "the task is gone",
        waiting: null,
      });
      const open = (await store.completions.open(REPOSITORY, "main")).map(({ task }) => task);
      expect(open).toEqual(["T002"]);
      const details = (await store.completions.ofPullRequest(REPOSITORY, 12)).map(({ detail }) => detail);
      expect(details).toEqual(["abc123", "the task is gone"]);
    });

    it("may be none: the merge is taken all the same", async () => {
      expect(await store.completions.isTaken(REPOSITORY, 13)).toBe(false);
      await store.completions.take(REPOSITORY, 13, []);
      expect(await store.completions.isTaken(REPOSITORY, 13)).toBe(true);
      await store.completions.take(REPOSITORY, 13, [completion(13, "T005")]);
      expect(await store.completions.ofPullRequest(REPOSITORY, 13)).toEqual([]);
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
    const page = (basis: string, claims: LedgerPage["claims"]) => ({ basis, claims, stakes: [], waitsFor: [] });

    it("are replaced as a whole, in the order they were written", async () => {
      await store.claims.replace(REPOSITORY, 5, page("then", [claim("T009"), claim("T001")]));
      await store.claims.replace(REPOSITORY, 5, page("now", [claim("T002"), { ...claim("T001"), kind: "part-of" }]));
      expect(await store.claims.of(REPOSITORY, 5)).toEqual(
        page("now", [claim("T002"), { ...claim("T001"), kind: "part-of" }]),
      );
    });

    it("of a pull request that claims nothing are none, and of one that was never judged unknown", async () => {
      await store.claims.replace(REPOSITORY, 5, page("later", []));
      expect(await store.claims.of(REPOSITORY, 5)).toEqual(page("later", []));
      expect(await store.claims.of(REPOSITORY, 6)).toBeNull();
    });
  });
});
