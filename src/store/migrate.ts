import { UserError } from "../core/errors.ts";
import type { Database, Queryable } from "./database.ts";
import { migrations } from "./migrations/index.ts";
import type { Migration } from "./migrations/migration.ts";

/** Any number will do, as long as every process of ours takes the same one. */
const LOCK = 7305812;

/**
 * Brings our tables up to date, each migration whole or not at all; processes that start together wait for one
 * another. Throws `UserError` when a newer version of the program has been here: forward is the only way.
 */
export async function migrate(database: Database, known: readonly Migration[] = migrations): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [LOCK]);
    await prepare(tx);
    const applied = await readApplied(tx);
    refuseNewer(applied, known);
    for (const migration of known) if (!applied.has(migration.id)) await apply(tx, migration);
  });
}

async function prepare(tx: Queryable): Promise<void> {
  await tx.query("create schema if not exists spec_kit_enforce");
  await tx.query(`create table if not exists spec_kit_enforce.migrations (
    id integer primary key, name text not null, applied_at timestamptz not null default now())`);
}

async function readApplied(tx: Queryable): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ id: number }>("select id from spec_kit_enforce.migrations");
  return new Set(rows.map((row) => row.id));
}

async function apply(tx: Queryable, { id, name, sql }: Migration): Promise<void> {
  for (const statement of statements(sql)) await tx.query(statement);
  await tx.query("insert into spec_kit_enforce.migrations (id, name) values ($1, $2)", [id, name]);
}

/** Migrations are ours and hold no semicolon but the one that ends a statement. */
function statements(sql: string): readonly string[] {
  return sql
    .split(";")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

function refuseNewer(applied: ReadonlySet<number>, known: readonly Migration[]): void {
  const newest = Math.max(0, ...known.map(({ id }) => id));
  const newer = Math.max(0, ...applied);
  if (newer <= newest) return;
  throw new UserError(
    "database/newer",
    `The database was written by a newer version (migration ${newer}; this version knows ${newest}).`,
    "Start that version or a later one again, or give this one a database of its own.",
  );
}
