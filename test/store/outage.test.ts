import { expect, it } from "vitest";
import type { Log } from "../../src/ports/log.ts";
import { LOOK_AGAIN_MS } from "../../src/store/dispatcher.ts";
import { openStore } from "../../src/store/store.ts";
import { onServer } from "./support/connections.ts";
import { describePostgres } from "./support/engines.ts";
import { jobFor, queueNamed, until } from "./support/stores.ts";

describePostgres("while the database does not answer", (engine) => {
  it("the log says so once for all queues, and once when jobs are taken again", async () => {
    const { databaseUrl } = engine.location();
    const said: string[] = [];
    const names = ["review", "tick", "sweep", "close"];
    const store = await openStore({ databaseUrl, queues: names.map((name) => queueNamed(name)), log: logInto(said) });
    const ran: unknown[] = [];
    for (const name of names) await store.queue.work(name, async ({ payload }) => void ran.push(payload));
    await store.start();

    const database = new URL(databaseUrl).pathname.slice(1);
    await onServer(databaseUrl, `alter database ${database} allow_connections false`);
    await onServer(databaseUrl, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`);
    await until(() => said.includes("jobs cannot be fetched"));
    await new Promise((resolve) => setTimeout(resolve, 3 * LOOK_AGAIN_MS));
    await onServer(databaseUrl, `alter database ${database} allow_connections true`);
    await until(
      () => said.includes("jobs can be fetched again") && said.includes("word from other processes is heard again"),
    );
    await store.queue.send(jobFor("1#1"));
    await until(() => ran.length === 1);
    await store.stop(0);

    for (const message of new Set(said)) expect([message, count(said, message)]).toEqual([message, 1]);
  });
});

function count(said: readonly string[], message: string): number {
  return said.filter((other) => other === message).length;
}

function logInto(said: string[]): Log {
  const note = (_: unknown, message: string) => void said.push(message);
  const log: Log = { debug: () => {}, info: note, warn: note, error: note, child: () => log };
  return log;
}
