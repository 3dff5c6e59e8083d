import type { Inbox, InboxEntry } from "../ports/inbox.ts";
import type { InboxItem } from "../ports/intake.ts";
import type { Queryable } from "./database.ts";

interface Row {
  readonly id: number | string;
  readonly item: InboxItem;
  readonly delivery_id: string;
  readonly attempts: number;
}

/** Whoever writes more comments at once is answered over several reviews, between which others have their turn. */
const MOST_PENDING = 10;
const MOST_WAITING = 100;

export function createInbox(database: Queryable, now: () => Date): Inbox {
  return {
    async pending(repositoryId, pullRequest) {
      const rows = await database.query<Row>(
        `select id, item, delivery_id, attempts from spec_kit_enforce.inbox
         where repository_id = $1 and pull_request = $2 and finished_at is null
         order by id limit $3`,
        [repositoryId, pullRequest, MOST_PENDING],
      );
      return rows.map(toEntry);
    },
    async waiting(repositoryId) {
      const rows = await database.query<{ readonly number: number }>(
        `select pull_request as number from spec_kit_enforce.inbox
         where repository_id = $1 and finished_at is null group by pull_request order by min(id) limit $2`,
        [repositoryId, MOST_WAITING],
      );
      return rows.map(({ number }) => number);
    },
    async begin(id) {
      await database.query("update spec_kit_enforce.inbox set attempts = attempts + 1 where id = $1", [id]);
    },
    async finish(id, outcome) {
      await database.query("update spec_kit_enforce.inbox set outcome = $2, finished_at = $3 where id = $1", [
        id,
        outcome,
        now(),
      ]);
    },
  };
}

function toEntry({ id, item, delivery_id, attempts }: Row): InboxEntry {
  return { id: Number(id), item, deliveryId: delivery_id, attempts };
}
