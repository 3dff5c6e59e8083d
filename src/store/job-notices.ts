import type { Queryable } from "./database.ts";

/** Says in which queue there are jobs to take. */
export const JOBS_CHANNEL = "spec_kit_enforce_jobs";
/** Says which group a process has let go of while jobs of it waited. */
export const GROUPS_CHANNEL = "spec_kit_enforce_groups";

/** What a process wants to hear from all that share its database, itself included. */
export interface JobListener {
  onJobs(queue: string): void;
  onGroupFree(group: string): void;
  /** From now on everything is heard; what was said before may have been missed. */
  onListening(): void;
  /** Called again for every attempt to listen that fails. */
  onDeaf(error: unknown): void;
}

/** Heard when the transaction commits, and never when it does not. */
export async function announceJobs(tx: Queryable, queues: Iterable<string>): Promise<void> {
  const names = [...new Set(queues)];
  if (names.length === 0) return;
  await tx.query(`select pg_notify('${JOBS_CHANNEL}', name) from unnest($1::text[]) as name`, [names]);
}
