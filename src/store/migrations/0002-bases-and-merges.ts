import type { Migration } from "./migration.ts";

/**
 * A pull request without claims has a page in the ledger too, so that a page is one row. Claims of before have no
 * basis: the empty one equals none that is ever made.
 */
export const basesAndMerges: Migration = {
  id: 2,
  name: "bases-and-merges",
  sql: `
    alter table spec_kit_enforce.verdicts add column basis text;

    create table spec_kit_enforce.ledger (
      repository_id bigint not null,
      pull_request integer not null,
      basis text not null,
      claims jsonb not null,
      recorded_at timestamptz not null,
      primary key (repository_id, pull_request)
    );
    create index ledger_by_age on spec_kit_enforce.ledger (recorded_at);
    insert into spec_kit_enforce.ledger (repository_id, pull_request, basis, claims, recorded_at)
      select repository_id, pull_request, '',
        jsonb_agg(jsonb_build_object('written', written, 'kind', kind, 'bundle', bundle, 'tasksPath', tasks_path,
          'task', task) order by position),
        max(recorded_at)
      from spec_kit_enforce.claims group by repository_id, pull_request;
    drop table spec_kit_enforce.claims;

    create table spec_kit_enforce.taken_merges (
      repository_id bigint not null,
      pull_request integer not null,
      taken_at timestamptz not null,
      primary key (repository_id, pull_request)
    );
    create index taken_merges_by_age on spec_kit_enforce.taken_merges (taken_at);
    insert into spec_kit_enforce.taken_merges (repository_id, pull_request, taken_at)
      select repository_id, pull_request, max(changed_at)
      from spec_kit_enforce.completions group by repository_id, pull_request;

    create index inbox_unfinished_by_age on spec_kit_enforce.inbox (received_at) where finished_at is null;
  `,
};
