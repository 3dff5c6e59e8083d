import type { ConstructorOptions } from "pg-boss";
import { UserError } from "../core/errors.ts";
import type { GroupLocks } from "./group-locks.ts";
import type { JobListener } from "./job-notices.ts";
import { openPglite, type PgliteOptions } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";

export type Engine = "pglite" | "postgres";

/** One statement at a time; `$1` placeholders; bigint columns may come back as text on PostgreSQL. */
export interface Queryable {
  query<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** PGlite or PostgreSQL: whatever is written against this interface runs on both. */
export interface Database extends Queryable {
  readonly engine: Engine;
  /** Several statements without values. */
  exec(sql: string): Promise<void>;
  /** Commits what `work` does, or nothing of it when it throws. Only `tx` may be used inside: PGlite has one connection. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** How pg-boss reaches the same database. */
  queueConnection(): ConstructorOptions;
  /** Keeps work on one group apart from that of other processes. */
  openGroupLocks(): GroupLocks;
  /** Hears what is announced on any connection to the database; where there is no other process, nothing. */
  listen(listener: JobListener): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export type DatabaseLocation = { readonly databaseUrl: string } | PgliteOptions;

/** Opens the database. Throws `UserError` when the directory is held by another process or the server does not answer. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if (!("databaseUrl" in location)) return openPglite(location);
  const database = openPostgres(location.databaseUrl);
  try {
    await database.query("select 1");
    return database;
  } catch (cause) {
    await database.close();
    throw new UserError(
      "database/unreachable",
      `PostgreSQL does not answer at DATABASE_URL (${describeCause(cause)}).`,
      "Check host, port, database name and credentials, and that the server runs; without DATABASE_URL an embedded database is used.",
      { cause },
    );
  }
}

/** A code such as ECONNREFUSED or 28P01: messages of the driver may quote the connection string. */
function describeCause(cause: unknown): string {
  const code = (cause as { readonly code?: unknown } | null)?.code;
  return typeof code === "string" && code !== "" ? code : "no error code";
}
