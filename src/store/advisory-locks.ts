import pg from "pg";
import type { GroupLocks } from "./group-locks.ts";
import { GROUPS_CHANNEL } from "./job-notices.ts";
import { GROUP_HAS_JOBS } from "./job-rows.ts";

/**
 * PostgreSQL's advisory locks, all on one connection of their own: a pooler or a busy pool must not decide who holds a
 * group. The server drops them the moment the connection ends, so a killed process holds nothing; a process whose
 * connection breaks is told which groups it lost.
 */
export function openAdvisoryLocks(databaseUrl: string): GroupLocks {
  const held = new Set<string>();
  const listeners: ((groups: readonly string[]) => void)[] = [];
  let current: Promise<pg.Client> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** A connection takes one statement at a time. */
  const ask = (connection: Promise<pg.Client>, sql: string, group: string) => {
    const answer = Promise.all([connection, last]).then(([client]) => client.query<{ taken?: boolean }>(sql, [group]));
    last = answer.catch(() => undefined);
    return answer;
  };
  const lose = (connection: Promise<pg.Client>) => {
    if (current !== connection) return;
    current = undefined;
    const lost = [...held];
    held.clear();
    if (lost.length > 0) for (const listener of listeners) listener(lost);
  };
  const connect = () => {
    const client = newClient(databaseUrl);
    const connection = client.connect().then(() => client);
    current = connection;
    connection.catch(() => lose(connection));
    client.on("error", () => {
      lose(connection);
      client.end().catch(() => {});
    });
    client.on("end", () => lose(connection));
    return connection;
  };

  return {
    async tryTake(group) {
      const connection = current ?? connect();
      const { rows } = await ask(connection, TRY_LOCK, group);
      const isTaken = rows[0]?.taken === true && current === connection;
      if (isTaken) held.add(group);
      return isTaken;
    },
    async release(group) {
      if (!held.delete(group)) return;
      if (current) await ask(current, UNLOCK, group);
    },
    onLost: (listener) => void listeners.push(listener),
    async close() {
      held.clear();
      const client = await current?.catch(() => undefined);
      await client?.end();
    },
  };
}

function newClient(databaseUrl: string): pg.Client {
  return new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: "spec-kit-enforce locks",
  });
}

/** 64 bits of the group's name, with a seed so that other users of the database's advisory locks hardly collide. */
const KEY = "hashtextextended($1, 7305813)";
const TRY_LOCK = `select pg_try_advisory_lock(${KEY}) as taken`;
/** Notifications go out after the statement, when the lock is free; they cost a flush of the log, so that only news is told. */
const UNLOCK = `select pg_advisory_unlock(${KEY}),
  (select pg_notify('${GROUPS_CHANNEL}', $1) where ${GROUP_HAS_JOBS})`;
