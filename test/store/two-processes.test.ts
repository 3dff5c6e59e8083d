import { afterEach, expect, it } from "vitest";
import type { JobHandler } from "../../src/ports/job-queue.ts";
import type { Store } from "../../src/store/store.ts";
import { endConnections } from "./support/connections.ts";
import { describePostgres } from "./support/engines.ts";
import { gate, jobFor, open, queueNamed, until } from "./support/stores.ts";

/** Two stores share nothing but the database, as two processes do. */
describePostgres("two processes on one database", (engine) => {
  let first: Store;
  let second: Store;
  afterEach(() => Promise.all([first.stop(0), second.stop(0)]));

  async function work(concurrency: number, handler: JobHandler): Promise<void> {
    const queues = [queueNamed("review", { concurrency })];
    [first, second] = await Promise.all([open(engine, queues), open(engine, queues)]);
    for (const store of [first, second]) {
      await store.queue.work("review", handler);
      await store.start();
    }
  }

  it("never work on one group at the same time, and lose none of its jobs", async () => {
    const inside = new Map<string, number>();
    const done = new Set<string>();
    let most = 0;
    await work(2, async ({ payload }) => {
      const { key } = payload as { key: string };
      const group = key.slice(0, 1);
      inside.set(group, (inside.get(group) ?? 0) + 1);
      most = Math.max(most, ...inside.values());
      await new Promise((resolve) => setTimeout(resolve, 15));
      inside.set(group, (inside.get(group) ?? 0) - 1);
      done.add(key);
    });
    const keys = Array.from({ length: 40 }, (_, n) => `${n % 2}#${n}`);
    await Promise.all(
      keys.map((key, n) => (n % 3 ? first : second).queue.send(jobFor(key, { group: key.slice(0, 1) }))),
    );
    await until(() => done.size === 40, 20_000);
    expect(most).toBe(1);
  });

  it("do not wait, behind jobs of a group that the other one works on, with a job that is free to run", async () => {
    const finish = gate();
    const started: unknown[] = [];
    await work(1, async ({ payload }) => {
      started.push(payload);
      if ((payload as { key: string }).key === "slow") await finish.opened;
    });
    await first.queue.send(jobFor("slow", { group: "busy" }));
    await until(() => started.length === 1);
    await first.queue.send(jobFor("slow", { group: "busy" }));
    for (const n of [1, 2, 3]) await first.queue.send(jobFor(`held-${n}`, { group: "busy" }));
    await second.queue.send(jobFor("free", { group: "free" }));
    await until(() => started.some((payload) => (payload as { key: string }).key === "free"), 2000);
    finish.open();
    await until(() => started.length === 6);
  });

  it("start a job again whose group's lock was lost with its connection", async () => {
    const signals: AbortSignal[] = [];
    await work(1, async ({ signal }) => {
      signals.push(signal);
      if (signals.length > 1) return;
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    await first.queue.send(jobFor("1#1"));
    await until(() => signals.length === 1);
    await endConnections(engine.location(), "locks");
    await until(() => signals.length === 2, 5000);
    expect(signals[0]?.aborted).toBe(true);
  });
});
