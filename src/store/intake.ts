import type { AcceptedWork, Delivery, InboxItem, Intake } from "../ports/intake.ts";
import type { JobRequest } from "../ports/job-queue.ts";
import type { Database, Queryable } from "./database.ts";
import { inBatches } from "./in-batches.ts";

/** Deliveries in one transaction: enough for the bursts GitHub sends, few enough to answer within milliseconds. */
const MOST_AT_ONCE = 100;

/** Where accepted jobs go. */
export interface JobSink {
  enqueue(tx: Queryable, requests: readonly JobRequest[]): Promise<void>;
  /** Called when the transaction is over: workers look for the jobs now. */
  wake(queues: Iterable<string>): void;
}

interface Accepted {
  readonly delivery: Delivery;
  readonly work: readonly AcceptedWork[];
}

/** Stores deliveries with the work they ask for. A redelivered one is taken again: work is idempotent, inbox items unique. */
export function createIntake(database: Database, sink: JobSink, now: () => Date): Intake {
  const accept = inBatches<Accepted>(MOST_AT_ONCE, async (accepted) => {
    const jobs = accepted.flatMap(({ work }) => work.map(({ job }) => job));
    await database.transaction(async (tx) => {
      await insertDeliveries(tx, accepted, now());
      await sink.enqueue(tx, jobs);
    });
    sink.wake(new Set(jobs.map(({ queue }) => queue)));
  });
  return { accept: (delivery, work) => accept({ delivery, work }) };
}

/** One statement, because every round trip is paid for by whoever waits for the acknowledgement. */
async function insertDeliveries(tx: Queryable, accepted: readonly Accepted[], at: Date): Promise<void> {
  const deliveries = accepted.map(({ delivery }) => delivery);
  const items = accepted.flatMap(({ delivery, work }) =>
    work.flatMap(({ inbox }) =>
      inbox ? [{ ...inbox, key: uniqueKey(inbox.item, delivery), deliveryId: delivery.id }] : [],
    ),
  );
  if (items.length === 0) await tx.query(INSERT_DELIVERIES, [at, JSON.stringify(deliveries)]);
  else await tx.query(INSERT_BOTH, [at, JSON.stringify(deliveries), JSON.stringify(items)]);
}

function uniqueKey(item: InboxItem, delivery: Delivery): string {
  if (item.kind !== "comment") return delivery.id;
  const { surface = "comment", commentId } = item;
  // A comment, a review and a remark may have the same number.
  return surface === "comment" ? String(commentId) : `${surface}:${commentId}`;
}

const INSERT_DELIVERIES = `insert into spec_kit_enforce.deliveries
    (id, event, action, installation_id, repository_id, received_at)
  select id, event, action, "installationId", "repositoryId", $1::timestamptz
  from jsonb_to_recordset($2::jsonb) as delivery
    (id text, event text, action text, "installationId" bigint, "repositoryId" bigint)
  on conflict do nothing`;

const INSERT_BOTH = `with stored as (${INSERT_DELIVERIES})
  insert into spec_kit_enforce.inbox
    (repository_id, pull_request, kind, event_key, item, delivery_id, received_at)
  select "repositoryId", "pullRequest", item->>'kind', key, item, "deliveryId", $1::timestamptz
  from jsonb_to_recordset($3::jsonb) as given
    ("repositoryId" bigint, "pullRequest" integer, item jsonb, key text, "deliveryId" text)
  on conflict do nothing`;
