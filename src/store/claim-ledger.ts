import type { Claimant, ClaimLedger, LedgerEntry, LedgerPage } from "../ports/claim-ledger.ts";
import type { Queryable } from "./database.ts";

type Row<Entry> = Omit<Entry, "claimant"> & { readonly claimant: Claimant | null };

export function createClaimLedger(database: Queryable, now: () => Date): ClaimLedger {
  return {
    async replace(repositoryId, pullRequest, { basis, claimant = null, claims, stakes, waitsFor }) {
      const content = [claimant, claims, stakes, waitsFor].map((each) => each && JSON.stringify(each));
      await database.query(
        `insert into spec_kit_enforce.ledger
           (repository_id, pull_request, basis, claimant, claims, stakes, waits_for, recorded_at)
         values ($1, $2, $3, $4::jsonb, $5::jsonb, $6::jsonb, $7::jsonb, $8)
         on conflict (repository_id, pull_request) do update set basis = excluded.basis, claimant = excluded.claimant,
           claims = excluded.claims, stakes = excluded.stakes, waits_for = excluded.waits_for,
           recorded_at = excluded.recorded_at`,
        [repositoryId, pullRequest, basis, ...content, now()],
      );
    },
    async of(repositoryId, pullRequest) {
      const [page] = await database.query<Row<LedgerPage>>(
        `select basis, claimant, claims, stakes, waits_for as "waitsFor" from spec_kit_enforce.ledger
         where repository_id = $1 and pull_request = $2`,
        [repositoryId, pullRequest],
      );
      return page ? withClaimant(page) : null;
    },
    async others(repositoryId, pullRequest) {
      const rows = await database.query<Row<LedgerEntry>>(
        `select pull_request as "pullRequest", claimant, claims, stakes, waits_for as "waitsFor"
         from spec_kit_enforce.ledger join spec_kit_enforce.verdicts using (repository_id, pull_request)
         where repository_id = $1 and pull_request <> $2 and (claims <> '[]'::jsonb or stakes <> '[]'::jsonb)
         order by coalesce((claimant ->> 'fromFork')::boolean, false), ledger.recorded_at desc limit 1000`,
        [repositoryId, pullRequest],
      );
      return rows.map(withClaimant);
    },
  };
}

function withClaimant<Content extends { readonly claimant: Claimant | null }>({ claimant, ...content }: Content) {
  return { ...content, ...(claimant ? { claimant } : {}) };
}
