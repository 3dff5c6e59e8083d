import type { ClaimLedger, LedgerEntry, LedgerPage } from "../ports/claim-ledger.ts";
import type { Queryable } from "./database.ts";

export function createClaimLedger(database: Queryable, now: () => Date): ClaimLedger {
  return {
    async replace(repositoryId, pullRequest, { basis, claims, stakes, waitsFor }) {
      await database.query(
        `insert into spec_kit_enforce.ledger
           (repository_id, pull_request, basis, claims, stakes, waits_for, recorded_at)
         values ($1, $2, $3, $4::jsonb, $5::jsonb, $6::jsonb, $7)
         on conflict (repository_id, pull_request) do update set basis = excluded.basis, claims = excluded.claims,
           stakes = excluded.stakes, waits_for = excluded.waits_for, recorded_at = excluded.recorded_at`,
        [
          repositoryId,
          pullRequest,
          basis,
          JSON.stringify(claims),
          JSON.stringify(stakes),
          JSON.stringify(waitsFor),
          now(),
        ],
      );
    },
    async of(repositoryId, pullRequest) {
      const [page] = await database.query<LedgerPage>(
        `select basis, claims, stakes, waits_for as "waitsFor" from spec_kit_enforce.ledger
         where repository_id = $1 and pull_request = $2`,
        [repositoryId, pullRequest],
      );
      return page ?? null;
    },
    others: (repositoryId, pullRequest) =>
      database.query<LedgerEntry>(
        `select pull_request as "pullRequest", claims, stakes, waits_for as "waitsFor" from spec_kit_enforce.ledger
         join spec_kit_enforce.verdicts using (repository_id, pull_request)
         where repository_id = $1 and pull_request <> $2 and (claims <> '[]'::jsonb or stakes <> '[]'::jsonb)
         order by ledger.recorded_at desc limit 1000`,
        [repositoryId, pullRequest],
      ),
  };
}
