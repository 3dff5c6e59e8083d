import { afterAll, beforeAll, expect, it } from "vitest";
import type { AcceptedWork, Delivery, InboxItem } from "../../src/ports/intake.ts";
import type { Store } from "../../src/store/store.ts";
import { describeEngines } from "./support/engines.ts";
import { jobFor, open, queueNamed, until } from "./support/stores.ts";

const REPOSITORY = 4_000_000_001;

describeEngines("the intake", (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await open(engine, [queueNamed("review"), queueNamed("tick"), queueNamed("commands", { concurrency: 8 })]);
    await store.start();
  });
  afterAll(() => store.stop(0));

  const waiting = async (queue: string) =>
    (await store.queue.depths()).find((depth) => depth.queue === queue)?.waiting ?? 0;

  it("stores the items and the jobs of a delivery", async () => {
    const item = { kind: "comment", commentId: 5_000_000_002, commentNodeId: "IC_x" } as const;
    await store.intake.accept(delivery("d1"), [about(1, item), { job: jobFor("main", { queue: "tick" }) }]);
    const [entry, ...others] = await store.inbox.pending(REPOSITORY, 1);
    expect(others).toEqual([]);
    expect(entry).toEqual({ id: expect.any(Number), item, deliveryId: "d1", attempts: 0 });
    expect([await waiting("review"), await waiting("tick")]).toEqual([1, 1]);
  });

  it("takes a redelivery again without asking twice for the same", async () => {
    await store.intake.accept(delivery("d2"), [about(2, { kind: "rerun" })]);
    await store.intake.accept(delivery("d2"), [about(2, { kind: "rerun" })]);
    expect(await store.inbox.pending(REPOSITORY, 2)).toHaveLength(1);
  });

  it("keeps two re-runs apart, and one comment together, whatever deliveries they come in", async () => {
    const comment = { kind: "comment", commentId: 7, commentNodeId: "IC_7" } as const;
    for (const id of ["d3", "d4"]) {
      await store.intake.accept(delivery(id), [about(3, { kind: "rerun" }), about(3, comment)]);
    }
    const kinds = (await store.inbox.pending(REPOSITORY, 3)).map(({ item }) => item.kind);
    expect(kinds.toSorted()).toEqual(["comment", "rerun", "rerun"]);
  });

  it("keeps a comment, a review and a remark of one number apart", async () => {
    const items: InboxItem[] = (["comment", "review", "review-comment"] as const).map((surface) => {
      return { kind: "comment", surface, commentId: 8, commentNodeId: `N_${surface}` };
    });
    for (const id of ["d7", "d8"])
      await store.intake.accept(
        delivery(id),
        items.map((item) => about(5, item)),
      );
    expect((await store.inbox.pending(REPOSITORY, 5)).map(({ item }) => item)).toEqual(items);
  });

  it("stores nothing of a delivery whose job cannot be stored", async () => {
    const before = await waiting("review");
    const refusals = [jobFor("x", { queue: "no-such-queue" }), jobFor("y", { payload: { title: "NUL: \u0000" } })];
    for (const job of refusals) {
      const work = [{ ...about(4, { kind: "rerun" }), job }, { job: jobFor("1#4") }];
      await expect(store.intake.accept(delivery("d5"), work)).rejects.toThrow(/no-such-queue|Unicode|invalid/i);
    }
    expect(await store.inbox.pending(REPOSITORY, 4)).toEqual([]);
    expect(await waiting("review")).toBe(before);
  });

  it("stores a delivery that asks for nothing", async () => {
    await expect(store.intake.accept(delivery("d6"), [])).resolves.toBeUndefined();
  });

  it("never leaves an item behind whose job was taken while the delivery was being stored", async () => {
    await store.queue.work("commands", async ({ payload }) => {
      const { pullRequest } = payload as { pullRequest: number };
      for (;;) {
        const entries = await store.inbox.pending(REPOSITORY, pullRequest);
        for (const { id } of entries) await store.inbox.finish(id, "done");
        if (entries.length === 0) break;
      }
    });
    const pullRequests = [101, 102, 103];
    await Promise.all(
      Array.from({ length: 300 }, (_, n) => {
        const pullRequest = pullRequests[n % 3] ?? 0;
        const change = { queue: "commands", group: `${pullRequest}`, payload: { pullRequest } };
        return store.intake.accept(delivery(`burst-${n}`), [
          { ...about(pullRequest, { kind: "rerun" }), job: jobFor(`${pullRequest}`, change) },
        ]);
      }),
    );
    const left = async () =>
      (await Promise.all(pullRequests.map((number) => store.inbox.pending(REPOSITORY, number)))).flat().length;
    await until(async () => (await left()) === 0, 5000);
  });
});

function delivery(id: string): Delivery {
  return { id, event: "pull_request", action: "opened", installationId: 1, repositoryId: REPOSITORY };
}

function about(pullRequest: number, item: InboxItem): AcceptedWork {
  return { job: jobFor(`1#${pullRequest}`), inbox: { repositoryId: REPOSITORY, pullRequest, item } };
}
