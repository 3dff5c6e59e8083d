import pg from "pg";
import { openAdvisoryLocks } from "./advisory-locks.ts";
import type { Database, Queryable } from "./database.ts";
import { listenForNotifications } from "./notification-listener.ts";

/** Enough for bursts of deliveries; pg-boss has a pool of its own, and both together stay far below the usual 100. */
const CONNECTIONS = 10;

/** Opens a pool of connections to a PostgreSQL server; the first query connects. */
export function openPostgres(databaseUrl: string): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    application_name: "spec-kit-enforce",
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  return {
    engine: "postgres",
    ...queryable(pool),
    exec: async (sql) => void (await pool.query(sql)),
    transaction: (work) => inTransaction(pool, work),
    queueConnection: () => ({
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
  try {
    await client.query("begin");
    const result = await work(queryable(client));
    await client.query("commit");
    client.release();
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
    client.release();
  } catch {
    client.release(true);
  }
}

function queryable(connection: pg.Pool | pg.PoolClient): Queryable {
  return {
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await connection.query(sql, [...values])).rows as Row[],
  };
}
