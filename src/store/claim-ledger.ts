import type { ClaimLedger, LedgerClaim } from "../ports/claim-ledger.ts";
import type { Database, Queryable } from "./database.ts";

export function createClaimLedger(database: Database, now: () => Date): ClaimLedger {
  return {
    replace: (repositoryId, pullRequest, claims) =>
      database.transaction(async (tx) => {
        await tx.query("delete from spec_kit_enforce.claims where repository_id = $1 and pull_request = $2", [
          repositoryId,
          pullRequest,
        ]);
        if (claims.length > 0) await insert(tx, [repositoryId, pullRequest, JSON.stringify(claims), now()]);
      }),
    of: (repositoryId, pullRequest) =>
      database.query<LedgerClaim>(
        `select written, kind, bundle, tasks_path as "tasksPath", task from spec_kit_enforce.claims
         where repository_id = $1 and pull_request = $2 order by position`,
        [repositoryId, pullRequest],
      ),
  };
}

async function insert(tx: Queryable, values: readonly unknown[]): Promise<void> {
  await tx.query(
    `insert into spec_kit_enforce.claims
       (repository_id, pull_request, position, written, kind, bundle, tasks_path, task, recorded_at)
     select $1::bigint, $2::integer, position, claim->>'written', claim->>'kind', claim->>'bundle',
       claim->>'tasksPath', claim->>'task', $4::timestamptz
     from jsonb_array_elements($3::jsonb) with ordinality as given (claim, position)`,
    values,
  );
}
