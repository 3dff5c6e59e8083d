import { expect, it } from "vitest";
import { describeEngines } from "./support/engines.ts";
import { gate, jobFor, open, queueNamed, until } from "./support/stores.ts";

describeEngines("stopping", (engine) => {
  const queues = [queueNamed("review")];

  it("waits for a running job to finish, and starts no other", async () => {
    const store = await open(engine, queues);
    const started: unknown[] = [];
    const finish = gate();
    let finished = false;
    await store.queue.work("review", async ({ payload }) => {
      started.push(payload);
      await finish.opened;
      finished = true;
    });
    await store.start();
    await store.queue.send(jobFor("1#1"));
    await until(() => started.length === 1);
    await store.queue.send(jobFor("1#2"));
    const stopped = store.stop(5000);
    setTimeout(finish.open, 100);
    await stopped;
    expect(finished).toBe(true);
    expect(started).toEqual([{ key: "1#1" }]);
    expect(await runsAfterRestart(1)).toEqual([{ payload: { key: "1#2" }, attempt: 1 }]);
  });

  it("aborts a job that outlives the grace, and runs it at once after a restart as if it had not been begun", async () => {
    const store = await open(engine, queues);
    let signal: AbortSignal | undefined;
    await store.queue.work("review", (job) => {
      signal = job.signal;
      return new Promise((_, reject) => job.signal.addEventListener("abort", () => reject(new Error("aborted"))));
    });
    await store.start();
    await store.queue.send(jobFor("1#3"));
    await until(() => signal !== undefined);
    const began = performance.now();
    await store.stop(200);
    expect(signal?.aborted).toBe(true);
    expect(performance.now() - began).toBeLessThan(4000);
    expect(await runsAfterRestart(1)).toEqual([{ payload: { key: "1#3" }, attempt: 1 }]);
  });

  it("hands back a job that does not even listen to its signal", async () => {
    const store = await open(engine, queues);
    let isRunning = false;
    await store.queue.work("review", () => {
      isRunning = true;
      return new Promise(() => {});
    });
    await store.start();
    await store.queue.send(jobFor("1#4"));
    await until(() => isRunning);
    const began = performance.now();
    await store.stop(100);
    expect(performance.now() - began).toBeLessThan(6000);
    expect(await runsAfterRestart(1)).toEqual([{ payload: { key: "1#4" }, attempt: 1 }]);
  });

  it("is not ready before its start nor after its end", async () => {
    const store = await open(engine, queues);
    expect(store.isReady()).toBe(false);
    await store.start();
    expect(store.isReady()).toBe(true);
    await store.stop(0);
    expect(store.isReady()).toBe(false);
  });

  async function runsAfterRestart(count: number): Promise<readonly unknown[]> {
    const store = await open(engine, queues);
    const runs: unknown[] = [];
    await store.queue.work("review", async ({ payload, attempt }) => void runs.push({ payload, attempt }));
    await store.start();
    await until(() => runs.length >= count);
    await store.stop(1000);
    return runs;
  }
});
