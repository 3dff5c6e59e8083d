import pg from "pg";
import { openAdvisoryLocks } from "./advisory-locks.ts";
import type { Database, Queryable } from "./database.ts";
import { listenForNotifications } from "./notification-listener.ts";

/** Enough for bursts of deliveries; pg-boss has a pool of its own, and both together stay far below the usual 100. */
const CONNECTIONS = 10;

/** A server that is gone without a word answers nothing, and refuses nothing: nobody waits for it for ever. */
const LIMITS = { connectionTimeoutMillis: 10_000, query_timeout: 30_000, keepAlive: true };

/** Opens a pool of connections to a PostgreSQL server; the first query connects. */
export function openPostgres(databaseUrl: string): Database {
  const pool = new pg.Pool({
    ...LIMITS,
    connectionString: databaseUrl,
    max: CONNECTIONS,
    application_name: "spec-kit-enforce",
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", ignore);
  return {
    engine: "postgres",
    ...queryable(pool),
    exec: async (sql) => void (await pool.query(sql)),
    transaction: (work) => inTransaction(pool, work),
    queueConnection: () => ({
      ...LIMITS,
      connectionString: databaseUrl,
      max: CONNECTIONS,
      application_name: "spec-kit-enforce queue",
    }),
    openGroupLocks: () => openAdvisoryLocks(databaseUrl),
    listen: (listener) => listenForNotifications(databaseUrl, listener),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // The pool listens to idle connections alone. A broken one is met by the next statement, which fails.
  client.on("error", ignore);
  try {
    await client.query("begin");
    const result = await work(queryable(client));
    await client.query("commit");
    release(client);
    return result;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}

/** A connection that cannot even roll back is thrown away with whatever transaction it is in. */
async function rollBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query("rollback");
    release(client);
  } catch {
    client.release(true);
  }
}

function release(client: pg.PoolClient): void {
  client.off("error", ignore);
  client.release();
}

function ignore(): void {}

function queryable(connection: pg.Pool | pg.PoolClient): Queryable {
  return {
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await connection.query(sql, [...values])).rows as Row[],
  };
}
