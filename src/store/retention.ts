import type { Queryable } from "./database.ts";

interface Retention {
  readonly table: string;
  readonly days: number;
  /** Which of its rows have had their time; `$1` is the moment before which things are old. */
  readonly isOver: string;
}

/** What is kept and for how long; GitHub can redeliver for 3 days, so that every one of these outlives its use. */
const RETENTIONS: readonly Retention[] = [
  { table: "deliveries", days: 30, isOver: "received_at < $1" },
  { table: "inbox", days: 90, isOver: "finished_at < $1 or (finished_at is null and received_at < $1)" },
  { table: "verdicts", days: 90, isOver: "recorded_at < $1" },
  { table: "completions", days: 365, isOver: "changed_at < $1" },
  { table: "taken_merges", days: 365, isOver: "taken_at < $1" },
  { table: "ledger", days: 365, isOver: "recorded_at < $1" },
  { table: "command_records", days: 730, isOver: "given_at < $1" },
  { table: "command_refusals", days: 730, isOver: "given_at < $1" },
];

const DAY = 86_400_000;

/** Deletes what has been kept long enough and returns how many rows that were, by table. */
export async function deleteExpired(database: Queryable, now: Date): Promise<Readonly<Record<string, number>>> {
  const deleted: Record<string, number> = {};
  for (const { table, days, isOver } of RETENTIONS) {
    const rows = await database.query<{ count: number | string }>(
      `with gone as (delete from spec_kit_enforce.${table} where ${isOver} returning 1) select count(*) as count from gone`,
      [new Date(now.getTime() - days * DAY)],
    );
    deleted[table] = Number(rows[0]?.count ?? 0);
  }
  return deleted;
}
