import { expect, it } from "vitest";
import { describeEngines } from "./support/engines.ts";
import { spawnWorker } from "./support/spawned.ts";
import { jobFor, open, queueNamed, until } from "./support/stores.ts";

/** PostgreSQL: ten seconds without a heartbeat, two until somebody looks, up to two of the retry's delay, and slack. */
const LIMIT_MS = { pglite: 2000, postgres: 20_000 };

describeEngines("after kill -9 in the middle of a job", (engine) => {
  it("runs it again within two seconds of the start on PGlite and a heartbeat on PostgreSQL, and what waited too", async () => {
    const before = await open(engine, [queueNamed("review")]);
    await before.queue.send(jobFor("1#1"));
    await before.stop(0);

    const killed = spawnWorker(engine.location());
    await killed.prints("running attempt 1");
    await killed.kill();

    const after = await open(engine, [queueNamed("review")]);
    const runs: unknown[] = [];
    await after.queue.work("review", async ({ payload }) => void runs.push(payload));
    await after.queue.send(jobFor("2#1", { group: "repository:2" }));
    await after.start();
    await until(() => runs.length === 2, LIMIT_MS[engine.name]);
    expect(runs).toContainEqual({ key: "1#1" });
    expect(runs).toContainEqual({ key: "2#1" });
    await after.stop(0);
  }, 120_000);
});
