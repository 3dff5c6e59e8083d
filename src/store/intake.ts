import type { AcceptedWork, Delivery, InboxItem, Intake } from "../ports/intake.ts";
import type { Database, Queryable } from "./database.ts";
import type { StoreQueue } from "./queue.ts";

/** Stores deliveries with the work they ask for. A redelivered one is taken again: work is idempotent, inbox items unique. */
export function createIntake(
  database: Database,
  queue: Pick<StoreQueue, "sendWithin" | "wake">,
  now: () => Date,
): Intake {
  return {
    async accept(delivery, work) {
      const joined: string[] = [];
      await database.transaction(async (tx) => {
        await insertDelivery(tx, delivery, work, now());
        for (const { job } of inLockOrder(work)) if (await queue.sendWithin(tx, job)) joined.push(job.queue);
      });
      // Workers skipped a waiting job while we held it, and nothing announces it again.
      for (const name of joined) queue.wake(name);
    },
  };
}

/** Two deliveries that wait for each other's keys would deadlock; in one order they queue up. */
function inLockOrder(work: readonly AcceptedWork[]): readonly AcceptedWork[] {
  const name = ({ job }: AcceptedWork) => `${job.queue} ${job.key}`;
  return work.toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
}

/** One statement, because every round trip is paid for by whoever waits for the acknowledgement. */
async function insertDelivery(
  tx: Queryable,
  delivery: Delivery,
  work: readonly AcceptedWork[],
  at: Date,
): Promise<void> {
  const { id, event, action, installationId, repositoryId } = delivery;
  const items = work.flatMap(({ inbox }) => (inbox ? [{ ...inbox, key: uniqueKey(inbox.item, delivery) }] : []));
  await tx.query(items.length > 0 ? `with stored as (${INSERT_DELIVERY}) ${INSERT_ITEMS}` : INSERT_DELIVERY, [
    id,
    event,
    action,
    installationId,
    repositoryId,
    at,
    ...(items.length > 0 ? [JSON.stringify(items)] : []),
  ]);
}

function uniqueKey(item: InboxItem, delivery: Delivery): string {
  return item.kind === "comment" ? String(item.commentId) : delivery.id;
}

const INSERT_DELIVERY = `insert into spec_kit_enforce.deliveries
    (id, event, action, installation_id, repository_id, received_at)
  values ($1::text, $2, $3, $4, $5, $6::timestamptz) on conflict do nothing`;

const INSERT_ITEMS = `insert into spec_kit_enforce.inbox
    (repository_id, pull_request, kind, event_key, item, delivery_id, received_at)
  select "repositoryId", "pullRequest", item->>'kind', key, item, $1::text, $6::timestamptz
  from jsonb_to_recordset($7::jsonb) as given ("repositoryId" bigint, "pullRequest" integer, item jsonb, key text)
  on conflict do nothing`;
