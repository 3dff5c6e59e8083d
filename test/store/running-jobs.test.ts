import type { PgBoss } from "pg-boss";
import { describe, expect, it } from "vitest";
import { createGroupGate } from "../../src/store/group-gate.ts";
import { noOtherProcess } from "../../src/store/group-locks.ts";
import type { JobRows } from "../../src/store/job-rows.ts";
import { createRunningJobs, type StoredJob } from "../../src/store/running-jobs.ts";
import { gate, quiet, until } from "./support/stores.ts";

describe("a running job", () => {
  it("stores nothing of its error but the name, for errors carry tokens and documents", async () => {
    const { running, settled } = runWith();
    await running.run(job("a"), async () => {
      throw Object.assign(new TypeError("token ghs_secret"), { request: { body: "a document" } });
    });
    expect(settled).toEqual([["fail", "a", { error: "TypeError" }]]);
  });

  it("fails when it rejects with nothing at all", async () => {
    const { running, settled } = runWith();
    await running.run(job("a"), () => Promise.reject());
    expect(settled).toEqual([["fail", "a", { error: "Error" }]]);
  });

  it("that is interrupted and finishes all the same is done", async () => {
    const { running, settled } = runWith();
    const finish = gate();
    let isBegun = false;
    const run = running.run(job("a"), () => {
      isBegun = true;
      return finish.opened;
    });
    await until(() => isBegun);
    running.interrupt();
    finish.open();
    await run;
    expect(settled).toEqual([["complete", "a"]]);
  });

  it("is interrupted with its group, and no other is", async () => {
    const { running, settled } = runWith();
    const finish = gate();
    let listening = 0;
    const listen = ({ signal }: { readonly signal: AbortSignal }) => {
      listening++;
      const aborted = new Promise<void>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      return Promise.race([finish.opened, aborted]);
    };
    const runs = [running.run(job("a", "one"), listen), running.run(job("b", "two"), listen)];
    await until(() => listening === 2);
    running.interrupt(["one"]);
    await runs[0];
    finish.open();
    await runs[1];
    expect(settled).toEqual([
      ["hand back", "a", 0],
      ["complete", "b"],
    ]);
  });

  it("that is interrupted before it begins does not begin", async () => {
    const { running, settled } = runWith();
    const run = running.run(job("a"), () => new Promise(() => {}));
    running.interrupt();
    await run;
    expect(settled).toEqual([["hand back", "a", 0]]);
  });

  it("is handed back to whoever holds its group", async () => {
    const { running, settled } = runWith({ ...noOtherProcess, tryTake: async () => false });
    await running.run(job("a"), () => Promise.reject(new Error("it ran")));
    expect(settled).toEqual([["hand back", "a", 0]]);
  });

  it("is put off for as long as it must be left alone", async () => {
    const { running, settled } = runWith(noOtherProcess, 3000);
    await running.run(job("a"), () => Promise.reject(new Error("it ran")));
    expect(settled).toEqual([["hand back", "a", 3000]]);
  });

  it("is kept alive and handed back while it waits for its group too", async () => {
    const { running, settled } = runWith();
    void running.run(job("a"), () => new Promise(() => {}));
    await until(() => running.attempts().length === 1);
    void running.run(job("b"), () => Promise.reject(new Error("it ran")));
    expect(running.attempts().map(({ id }) => id)).toEqual(["a", "b"]);
    await running.abandon();
    expect(settled).toEqual([
      ["hand back", "a", 0],
      ["hand back", "b", 0],
    ]);
  });

  it("that took too long is aborted and has failed, and its group waits until its handler has returned", async () => {
    const { running, settled } = runWith();
    const finish = gate();
    let signal: AbortSignal | undefined;
    const late = running.run({ ...job("late"), expireInSeconds: 0.02 }, (run) => {
      signal = run.signal;
      return finish.opened;
    });
    const next = running.run(job("next"), async () => {});
    await until(() => settled.length === 1);
    expect([settled, signal?.aborted]).toEqual([[["fail", "late", { error: "JobExpired" }]], true]);
    expect(running.attempts().map(({ id }) => id)).toEqual(["next"]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(settled).toHaveLength(1);
    finish.open();
    await Promise.all([late, next]);
    expect(settled.slice(1)).toEqual([["complete", "next"]]);
  });

  it("whose group's lock was lost is aborted at once, and lets no other of its group run here before it has returned", async () => {
    const { running, settled } = runWith();
    const finish = gate();
    let signal: AbortSignal | undefined;
    const late = running.run(job("late"), async (run) => {
      signal = run.signal;
      await finish.opened;
      run.signal.throwIfAborted();
    });
    await until(() => signal !== undefined);
    running.interrupt(["group"]);
    expect(signal?.aborted).toBe(true);
    const next = running.run(job("next"), async () => {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(settled).toEqual([]);
    finish.open();
    await Promise.all([late, next]);
    expect(settled).toEqual([
      ["hand back", "late", 0],
      ["complete", "next"],
    ]);
  });

  it("is put off when its group's lock cannot be asked for", async () => {
    const tryTake = () => Promise.reject(new Error("the connection broke"));
    const { running, settled } = runWith({ ...noOtherProcess, tryTake });
    await running.run(job("a"), () => Promise.reject(new Error("it ran")));
    expect(settled).toEqual([["hand back", "a", 1]]);
    expect(running.attempts()).toEqual([]);
  });

  it("that was handed back over its head reports to nobody", async () => {
    const { running, settled } = runWith();
    const finish = gate();
    let signal: AbortSignal | undefined;
    const run = running.run(job("a"), (begun) => {
      signal = begun.signal;
      return finish.opened;
    });
    await until(() => signal !== undefined);
    await running.abandon();
    expect(signal?.aborted).toBe(true);
    finish.open();
    await run;
    expect(settled).toEqual([["hand back", "a", 0]]);
  });
});

function runWith(locks = noOtherProcess, restSeconds = 0) {
  const settled: unknown[] = [];
  const boss = {
    complete: async (_: string, { id }: StoredJob) => void settled.push(["complete", id]),
    fail: async (_: string, { id }: StoredJob, error: unknown) => void settled.push(["fail", id, error]),
  } as unknown as PgBoss;
  const rows: JobRows = {
    handBack: async (id, delaySeconds) => void settled.push(["hand back", id, delaySeconds]),
    dropRetries: async () => {},
    countByQueue: async () => [],
  };
  const leftAlone = { secondsLeft: () => restSeconds };
  const running = createRunningJobs({ boss, gate: createGroupGate(locks), rows, leftAlone, log: quiet });
  return { running, settled };
}

function job(id: string, groupId = "group"): StoredJob {
  const facts = { id, name: "review", groupId, singletonKey: id, data: {}, retryCount: 0, retryLimit: 2 };
  return { ...facts, expireInSeconds: 60 } as unknown as StoredJob;
}
