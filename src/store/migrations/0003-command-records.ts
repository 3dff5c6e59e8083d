import type { Migration } from "./migration.ts";

/** A completion of before gives its task the status it always gave: done. */
export const commandRecords: Migration = {
  id: 3,
  name: "command-records",
  sql: `
    create table spec_kit_enforce.command_records (
      repository_id bigint not null,
      pull_request integer not null,
      comment_id bigint not null,
      position integer not null,
      given jsonb not null,
      actor text not null,
      head_sha text not null,
      given_at timestamptz not null,
      primary key (repository_id, pull_request, comment_id, position)
    );
    create index command_records_by_age on spec_kit_enforce.command_records (given_at);

    alter table spec_kit_enforce.completions add column target text not null default 'done';
  `,
};
