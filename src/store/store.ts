import type { ClaimLedger } from "../ports/claim-ledger.ts";
import type { CommandTrail } from "../ports/command-trail.ts";
import type { Completions } from "../ports/completions.ts";
import type { Inbox } from "../ports/inbox.ts";
import type { Intake } from "../ports/intake.ts";
import type { JobQueue, QueueDefinition } from "../ports/job-queue.ts";
import type { Log } from "../ports/log.ts";
import type { Verdicts } from "../ports/verdicts.ts";
import { createClaimLedger } from "./claim-ledger.ts";
import { createCommandTrail } from "./command-trail.ts";
import { createCompletions } from "./completions.ts";
import { type Database, openDatabase } from "./database.ts";
import { createInbox } from "./inbox.ts";
import { createIntake } from "./intake.ts";
import { startMaintenance } from "./maintenance.ts";
import { migrate } from "./migrate.ts";
import { openQueue } from "./queue.ts";
import { createVerdicts } from "./verdicts.ts";

export interface StoreOptions {
  /** A PostgreSQL; without it the embedded database is used. */
  readonly databaseUrl?: string | undefined;
  /** Where the embedded database lives. */
  readonly dataDir?: string | undefined;
  /** An embedded database that ends with the process. */
  readonly memory?: boolean;
  /** A dump of an embedded database to begin with. */
  readonly template?: Blob;
  readonly queues: readonly QueueDefinition[];
  readonly log: Log;
  readonly now?: () => Date;
}

export interface Store {
  readonly intake: Intake;
  readonly queue: JobQueue;
  readonly inbox: Inbox;
  readonly verdicts: Verdicts;
  readonly completions: Completions;
  readonly claims: ClaimLedger;
  readonly trail: CommandTrail;
  /** Begins taking jobs. Handlers can be given before and after. */
  start(): Promise<void>;
  /** Takes no more jobs and is ready no longer; what runs goes on, and deliveries can still be stored. */
  refuse(): void;
  /** Takes no more jobs, lets running ones finish for `graceMs`, hands back the rest and closes; about two seconds more. */
  stop(graceMs: number): Promise<void>;
  /** True between start and stop while the database answers. */
  isReady(): boolean;
}

/** Opens the database, brings its tables up to date and defines the queues. Throws `UserError` as `openDatabase` does. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { queues, log, now = () => new Date() } = options;
  const database = await openDatabase(location(options));
  try {
    await migrate(database);
    return assemble(database, await openQueue(database, queues, log), { log, now });
  } catch (error) {
    await database.close();
    throw error;
  }
}

function location({ databaseUrl, dataDir, memory, template }: StoreOptions) {
  if (databaseUrl) return { databaseUrl };
  const start = template ? { template } : {};
  if (memory || !dataDir) return { memory: true, ...start } as const;
  return { dataDir, ...start };
}

function assemble(
  database: Database,
  queue: Awaited<ReturnType<typeof openQueue>>,
  { log, now }: { readonly log: Log; readonly now: () => Date },
): Store {
  let maintenance: ReturnType<typeof startMaintenance> | undefined;
  let isRefusing = false;
  const refuse = () => {
    isRefusing = true;
    queue.refuse();
  };
  return {
    intake: createIntake(database, queue, now),
    queue,
    inbox: createInbox(database, now),
    verdicts: createVerdicts(database, now),
    completions: createCompletions(database, now),
    claims: createClaimLedger(database, now),
    trail: createCommandTrail(database),
    async start() {
      await queue.start();
      maintenance = startMaintenance(database, log, now);
    },
    refuse,
    async stop(graceMs) {
      refuse();
      await Promise.all([maintenance?.stop(), queue.stop(graceMs)]);
      await database.close();
    },
    isReady: () => !isRefusing && (maintenance?.isHealthy() ?? false),
  };
}
