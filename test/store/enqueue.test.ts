import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { openQueue, type StoreQueue } from "../../src/store/queue.ts";
import { describePostgres } from "./support/engines.ts";
import { jobFor, queueNamed, quiet, until } from "./support/stores.ts";

/** On PGlite a transaction keeps everybody else out, so that the question does not arise. */
describePostgres("a job that is joined by a transaction", (engine) => {
  let database: Database;
  let queue: StoreQueue;
  beforeAll(async () => {
    database = await openDatabase(engine.location());
    queue = await openQueue(database, [queueNamed("review")], quiet);
  });
  afterAll(async () => {
    await queue.stop(0);
    await database.close();
  });

  it("is taken only when that one is over, for it must see what was stored with it", async () => {
    let runs = 0;
    await queue.work("review", async () => void runs++);
    await queue.send(jobFor("1#1"));
    await database.transaction(async (tx) => {
      await queue.enqueue(tx, [jobFor("1#1"), jobFor("1#1")]);
      await queue.start();
      await sleep(1500);
      expect(runs).toBe(0);
    });
    await until(() => runs === 1);
  });
});
