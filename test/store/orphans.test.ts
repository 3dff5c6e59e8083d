import { afterEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { openQueue, type StoreQueue } from "../../src/store/queue.ts";
import { describeEngines, freshPgliteDump } from "./support/engines.ts";
import { jobFor, queueNamed, quiet, until } from "./support/stores.ts";

/** One attempt at a time, so that a life that is over takes nothing of what is released after it. */
const QUEUES = [queueNamed("review", { concurrency: 1, retryLimit: 1, retryDelaySeconds: 0 }), queueNamed("tick")];

describe("a job that ends the process on every run", () => {
  let database: Database;
  const lives: StoreQueue[] = [];
  afterEach(async () => {
    await Promise.all(lives.splice(0).map((life) => life.stop(0)));
    await database.close();
  });

  it("costs nothing three times, then its attempts, and then rests, even when it is asked for anew", async () => {
    database = await openDatabase({ memory: true, template: await freshPgliteDump() });
    const attempts: unknown[] = [];
    const live = async () => {
      const life = await openQueue(database, QUEUES, quiet);
      lives.push(life);
      await life.work("review", ({ payload, attempt, isLastAttempt }) => {
        attempts.push([(payload as { readonly key: string }).key, attempt, isLastAttempt]);
        return new Promise(() => {});
      });
      await life.start();
      return life;
    };

    await (await live()).send(jobFor("poison"));
    await until(() => attempts.length === 1);
    for (const count of [2, 3, 4, 5]) {
      await live();
      await until(() => attempts.length === count);
    }
    expect(attempts).toEqual([
      ["poison", 1, false],
      ["poison", 1, false],
      ["poison", 1, false],
      ["poison", 1, false],
      ["poison", 2, true],
    ]);

    const last = await live();
    expect((await last.depths())[0]).toEqual({ queue: "review", waiting: 0, active: 0 });
    await last.send(jobFor("poison"));
    await last.send(jobFor("harmless", { group: "repository:2" }));
    await until(() => attempts.length === 6);
    await until(async () => (await last.depths())[0]?.waiting === 1);
    expect(attempts[5]).toEqual(["harmless", 1, false]);
  });
});

describeEngines("work that ended with the process on its last attempt", (engine) => {
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const { close } of opened.splice(0).toReversed()) await close();
  });

  it.each([{ orphaned: 4 }, { value: { message: "job heartbeat timeout" } }])(
    "does not run for an hour after %j, while other keys and other queues do",
    async (output) => {
      const database = await openDatabase(engine.location());
      opened.push(database);
      const before = await openQueue(database, QUEUES, quiet);
      await before.send(jobFor("poison"));
      await before.stop(0);
      await database.query(
        "update spec_kit_enforce_jobs.job set state = 'failed', output = $1, completed_on = now() - interval '59 minutes'",
        [JSON.stringify(output)],
      );

      const after = await openQueue(database, QUEUES, quiet);
      opened.push({ close: () => after.stop(0) });
      const ran: unknown[] = [];
      for (const queue of ["review", "tick"]) await after.work(queue, async ({ payload }) => void ran.push(payload));
      await after.start();
      const poison = jobFor("poison");
      await after.send(poison);
      await after.send({ ...poison, queue: "tick", payload: { key: "poison in another queue" } });
      await after.send(jobFor("harmless"));
      await until(() => ran.length === 2);
      expect(ran).not.toContainEqual(poison.payload);
      const [row] = await database.query<{ seconds: string }>(
        `select extract(epoch from start_after - now()) as seconds from spec_kit_enforce_jobs.job
       where singleton_key = 'poison' and state = 'retry'`,
      );
      expect(Number(row?.seconds)).toBeGreaterThan(45);
      expect(Number(row?.seconds)).toBeLessThanOrEqual(61);
      await database.query("delete from spec_kit_enforce_jobs.job");
    },
  );
});
