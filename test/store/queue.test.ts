import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { JobHandler } from "../../src/ports/job-queue.ts";
import { LOOK_AGAIN_MS } from "../../src/store/dispatcher.ts";
import type { Store } from "../../src/store/store.ts";
import { describeEngines, type TestEngine } from "./support/engines.ts";
import { gate, jobFor, open, queueNamed, until } from "./support/stores.ts";

describeEngines("the queue", (engine) => {
  describe("with one process", () => oneProcess(engine));
});

function oneProcess(engine: TestEngine): void {
  const queues = [
    queueNamed("review"),
    queueNamed("tick"),
    queueNamed("idle"),
    queueNamed("brief", { expireInSeconds: 1 }),
  ];
  const idle: JobHandler = async () => {};
  let handler = idle;
  let store: Store;

  beforeAll(async () => {
    store = await open(engine, queues);
    await store.queue.work("review", (job) => handler(job));
    await store.queue.work("tick", (job) => handler(job));
    await store.queue.work("brief", (job) => handler(job));
    await store.start();
  });
  afterEach(async () => {
    await until(async () => (await store.queue.depths()).every(({ waiting, active }) => waiting + active === 0));
    handler = idle;
  });
  afterAll(() => store.stop(0));

  it("starts a job as soon as it is sent, long before it would be found by looking", async () => {
    const waits: number[] = [];
    for (const number of [1, 2, 3, 4, 5]) {
      let sent = 0;
      handler = async () => void waits.push(performance.now() - sent);
      sent = performance.now();
      await store.queue.send(jobFor(`1#${number}`));
      await until(() => waits.length === number);
    }
    expect(Math.min(...waits)).toBeLessThan(250);
  });

  it("hands the handler the payload, and says that it is the first attempt and not the last", async () => {
    const seen: unknown[] = [];
    handler = async ({ payload, attempt, isLastAttempt }) => void seen.push({ payload, attempt, isLastAttempt });
    await store.queue.send(jobFor("1#2", { payload: { number: 2, list: ["a"] } }));
    await until(() => seen.length === 1);
    expect(seen).toEqual([{ payload: { number: 2, list: ["a"] }, attempt: 1, isLastAttempt: false }]);
  });

  it("lets work that nobody waits for go last, unless somebody comes to wait for it", async () => {
    const ran: string[] = [];
    const first = gate();
    handler = async ({ payload }) => {
      const { key } = payload as { readonly key: string };
      ran.push(key);
      if (key === "first") await first.opened;
    };
    const group = "repository:9";
    await store.queue.send(jobFor("first", { group }));
    await until(() => ran.length === 1);
    for (const key of ["swept", "swept and asked for"]) {
      await store.queue.send(jobFor(key, { group, isBackground: true }));
    }
    await store.queue.send(jobFor("asked for", { group }));
    await store.queue.send(jobFor("swept and asked for", { group }));
    first.open();
    await until(() => ran.length === 4);
    expect(ran).toEqual(["first", "swept and asked for", "asked for", "swept"]);
  });

  it("runs a job again that was sent while one of its key ran", async () => {
    let runs = 0;
    const first = gate();
    handler = async () => {
      runs++;
      if (runs === 1) await first.opened;
    };
    await store.queue.send(jobFor("1#3"));
    await until(() => runs === 1);
    await store.queue.send(jobFor("1#3"));
    first.open();
    await until(() => runs === 2);
  });

  it("runs once more after fifty sends of a key while one of it runs", async () => {
    let runs = 0;
    const first = gate();
    handler = async () => {
      runs++;
      if (runs === 1) await first.opened;
    };
    await store.queue.send(jobFor("1#4"));
    await until(() => runs === 1);
    await Promise.all(Array.from({ length: 50 }, () => store.queue.send(jobFor("1#4"))));
    first.open();
    await until(() => runs === 2);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(runs).toBe(2);
  });

  it("never overlaps jobs of one group, whatever their queues, while other groups go on", async () => {
    const inside = new Map<string, number>();
    let most = 0;
    let together = 0;
    let runs = 0;
    handler = async ({ payload }) => {
      const { group } = payload as { group: string };
      inside.set(group, (inside.get(group) ?? 0) + 1);
      most = Math.max(most, ...inside.values());
      together = Math.max(together, [...inside.values()].filter((count) => count > 0).length);
      await new Promise((resolve) => setTimeout(resolve, 10));
      inside.set(group, (inside.get(group) ?? 0) - 1);
      runs++;
    };
    const requests = Array.from({ length: 40 }, (_, index) => {
      const group = `repository:${index % 3}`;
      return jobFor(`${group}#${index}`, { group, queue: index % 2 ? "review" : "tick", payload: { group } });
    });
    await Promise.all(requests.map((request) => store.queue.send(request)));
    await until(() => runs === 40);
    expect(most).toBe(1);
    expect(together).toBeGreaterThan(1);
  });

  it("starts a burst of fifty jobs without waiting for the next look between them", async () => {
    let runs = 0;
    handler = async () => void runs++;
    const sent = performance.now();
    await Promise.all(Array.from({ length: 50 }, (_, n) => store.queue.send(jobFor(`${n}`, { group: `group:${n}` }))));
    await until(() => runs === 50);
    expect(performance.now() - sent).toBeLessThan(50 * LOOK_AGAIN_MS * 0.2);
  });

  it("tries a failing job again as often as its queue says, and tells the last attempt", async () => {
    const attempts: unknown[] = [];
    handler = async ({ attempt, isLastAttempt }) => {
      attempts.push([attempt, isLastAttempt]);
      throw new Error("no luck");
    };
    await store.queue.send(jobFor("1#5"));
    await until(() => attempts.length === 3, 20_000);
    expect(attempts).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  it("does not make a new job wait for the retry of a failed one, and lets it stand for the retry", async () => {
    const runs: number[] = [];
    handler = async ({ attempt }) => {
      runs.push(attempt);
      if (runs.length === 1) throw new Error("no luck");
    };
    await store.queue.send(jobFor("1#6"));
    await until(() => runs.length === 1);
    await until(async () => (await store.queue.depths())[0]?.waiting === 1);
    await store.queue.send(jobFor("1#6"));
    await until(() => runs.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(runs).toEqual([1, 1]);
  });

  it("fails a job whose handler does not return in time, tells the handler, and tries again once it has returned", async () => {
    const seen: AbortSignal[] = [];
    const finish = gate();
    handler = ({ signal }) => {
      seen.push(signal);
      return seen.length === 1 ? finish.opened : Promise.resolve();
    };
    await store.queue.send(jobFor("1#9", { queue: "brief" }));
    await until(() => seen[0]?.aborted === true, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(seen).toHaveLength(1);
    finish.open();
    await until(() => seen.length === 2, 10_000);
  });

  it("delays a job as asked, and no longer once somebody asks for it at once", async () => {
    let runs = 0;
    handler = async () => void runs++;
    await store.queue.send(jobFor("1#7", { startAfterSeconds: 600 }));
    expect((await store.queue.depths())[0]).toEqual({ queue: "review", waiting: 1, active: 0 });
    expect(runs).toBe(0);
    await store.queue.send(jobFor("1#7"));
    await until(() => runs === 1, 1000);
  });

  it("counts waiting jobs by queue, for queues that nobody works on too", async () => {
    await store.queue.send(jobFor("1#8", { queue: "idle" }));
    expect((await store.queue.depths())[2]).toEqual({ queue: "idle", waiting: 1, active: 0 });
    await store.queue.work("idle", async () => {});
  });
}
