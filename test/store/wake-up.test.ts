import { afterEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { LOOK_AGAIN_MS } from "../../src/store/dispatcher.ts";
import { announceJobs, type JobListener } from "../../src/store/job-notices.ts";
import type { Store } from "../../src/store/store.ts";
import { countConnections, endConnections } from "./support/connections.ts";
import { describePostgres } from "./support/engines.ts";
import { gate, jobFor, open, queueNamed, until } from "./support/stores.ts";

/** Looking once a second would find a job after half of that on average, and after all of it when sent right after a look. */
const SOON_MS = LOOK_AGAIN_MS / 4;

describePostgres("word between processes", (engine) => {
  const queues = [queueNamed("review"), queueNamed("tick")];
  const stores: Store[] = [];
  const databases: Database[] = [];
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.stop(0)));
    await Promise.all(databases.splice(0).map((database) => database.close()));
  });
  const openOne = async () => {
    const store = await open(engine, queues);
    stores.push(store);
    return store;
  };

  it("starts a job in another process than the one that sent it, long before it would be found by looking", async () => {
    const [sender, worker] = await Promise.all([openOne(), openOne()]);
    const started = await startsOf(worker, "review");
    expect(await medianWait(sender, started)).toBeLessThan(SOON_MS);
  });

  it("goes on after the connection that listens is lost, and makes up for what was missed", async () => {
    const [sender, worker] = await Promise.all([openOne(), openOne()]);
    const started = await startsOf(worker, "review");
    const ended = await endConnections(engine.location(), "listener");
    expect(ended).toBe(2);
    await sender.queue.send(jobFor("meanwhile"));
    await until(() => started.length === 1);
    await until(async () => (await countConnections(engine.location(), "listener")) === 2);
    started.length = 0;
    expect(await medianWait(sender, started)).toBeLessThan(SOON_MS);
  });

  it("starts a job of a group as soon as another process lets go of that group", async () => {
    const [holder, waiter] = await Promise.all([openOne(), openOne()]);
    let finish = gate();
    let isHeld = false;
    await holder.queue.work("review", () => {
      isHeld = true;
      return finish.opened;
    });
    await holder.start();
    const started = await startsOf(waiter, "tick");
    const waits: number[] = [];
    for (const n of [1, 2, 3, 4, 5]) {
      finish = gate();
      isHeld = false;
      await holder.queue.send(jobFor(`${n}`));
      await until(() => isHeld);
      await holder.queue.send(jobFor(`${n}`, { queue: "tick" }));
      // Long enough for the waiter to have been turned away.
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(started).toHaveLength(n - 1);
      const freed = performance.now();
      finish.open();
      await until(() => started.length === n);
      waits.push(performance.now() - freed);
    }
    expect(median(waits)).toBeLessThan(SOON_MS);
  });

  it("hands a job that a stopping process did not finish to another one at once", async () => {
    const [stopping, other] = await Promise.all([openOne(), openOne()]);
    const signals: AbortSignal[] = [];
    await stopping.queue.work("review", ({ signal }) => {
      signals.push(signal);
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    });
    await stopping.start();
    await stopping.queue.send(jobFor("1#1"));
    await until(() => signals.length === 1);
    const started = await startsOf(other, "review");
    let abortedAt = 0;
    signals[0]?.addEventListener("abort", () => {
      abortedAt = performance.now();
    });
    const stopped = stores.splice(stores.indexOf(stopping), 1)[0]?.stop(0);
    await until(() => started.length === 1);
    expect(performance.now() - abortedAt).toBeLessThan(LOOK_AGAIN_MS / 2);
    await stopped;
  });

  it("is heard at the commit and not before, and never of what is rolled back", async () => {
    const { database, heard } = await listen();
    const told = gate();
    const committed = database.transaction(async (tx) => {
      await announceJobs(tx, ["kept", "kept"]);
      await told.opened;
    });
    const rolledBack = database.transaction(async (tx) => {
      await announceJobs(tx, ["dropped"]);
      throw new Error("rolled back");
    });
    await expect(rolledBack).rejects.toThrow("rolled back");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toEqual(["listening"]);
    told.open();
    await committed;
    await until(() => heard.length > 1);
    expect(heard).toEqual(["listening", "kept"]);
  });

  it("says when nothing is heard any more, and when it is again", async () => {
    const { database, heard } = await listen();
    await endConnections(engine.location(), "listener");
    await until(() => heard.length === 3);
    expect(heard).toEqual(["listening", "deaf", "listening"]);
    await announceJobs(database, ["review"]);
    await until(() => heard.includes("review"));
  });

  async function listen() {
    const database = await openDatabase(engine.location());
    databases.push(database);
    const heard: string[] = [];
    const listener: JobListener = {
      onJobs: (queue) => heard.push(queue),
      onGroupFree: (group) => heard.push(group),
      onListening: () => heard.push("listening"),
      onDeaf: () => heard.push("deaf"),
    };
    const end = await database.listen(listener);
    const { close } = database;
    databases[databases.length - 1] = { ...database, close: () => end().then(close) };
    return { database, heard };
  }
});

async function startsOf(store: Store, queue: string): Promise<number[]> {
  const started: number[] = [];
  await store.queue.work(queue, async () => void started.push(performance.now()));
  await store.start();
  return started;
}

/** Each is sent right after the one before was taken, when it would wait the longest for the next look. */
async function medianWait(sender: Store, started: readonly number[]): Promise<number> {
  const waits: number[] = [];
  for (const n of [1, 2, 3, 4, 5, 6, 7]) {
    const sent = performance.now();
    await sender.queue.send(jobFor(`${n}`, { group: `group:${n}` }));
    await until(() => started.length === n);
    waits.push((started[n - 1] ?? 0) - sent);
  }
  return median(waits);
}

function median(values: readonly number[]): number {
  if (process.env.SHOW_LOG) console.log(values.map(Math.round));
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
