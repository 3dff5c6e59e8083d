import type { Migration } from "./migration.ts";

/** `event_key` of an inbox item is what it is unique by: its comment, or its delivery. */
export const firstTables: Migration = {
  id: 1,
  name: "first-tables",
  sql: `
    create table spec_kit_enforce.deliveries (
      id text primary key,
      event text not null,
      action text,
      installation_id bigint,
      repository_id bigint,
      received_at timestamptz not null
    );
    create index deliveries_by_age on spec_kit_enforce.deliveries (received_at);

    create table spec_kit_enforce.inbox (
      id bigint generated always as identity primary key,
      repository_id bigint not null,
      pull_request integer not null,
      kind text not null,
      event_key text not null,
      item jsonb not null,
      delivery_id text not null,
      attempts integer not null default 0,
      outcome text,
      received_at timestamptz not null,
      finished_at timestamptz,
      unique (repository_id, pull_request, kind, event_key)
    );
    create index inbox_pending on spec_kit_enforce.inbox (repository_id, pull_request, id) where finished_at is null;
    create index inbox_by_age on spec_kit_enforce.inbox (finished_at) where finished_at is not null;

    create table spec_kit_enforce.verdicts (
      repository_id bigint not null,
      pull_request integer not null,
      head_sha text not null,
      conclusion text not null,
      title text not null,
      recorded_at timestamptz not null,
      primary key (repository_id, pull_request)
    );
    create index verdicts_by_commit on spec_kit_enforce.verdicts (repository_id, head_sha);
    create index verdicts_by_age on spec_kit_enforce.verdicts (recorded_at);

    create table spec_kit_enforce.completions (
      id bigint generated always as identity primary key,
      repository_id bigint not null,
      branch text not null,
      pull_request integer not null,
      bundle text not null,
      tasks_path text not null,
      task text not null,
      state text not null default 'pending',
      detail text,
      changed_at timestamptz not null,
      unique (repository_id, pull_request, branch, tasks_path, bundle, task)
    );
    create index completions_open on spec_kit_enforce.completions (repository_id, branch)
      where state in ('pending', 'proposed');
    create index completions_by_age on spec_kit_enforce.completions (changed_at);

    create table spec_kit_enforce.claims (
      repository_id bigint not null,
      pull_request integer not null,
      position integer not null,
      written text not null,
      kind text not null,
      bundle text not null,
      tasks_path text not null,
      task text not null,
      recorded_at timestamptz not null,
      primary key (repository_id, pull_request, position)
    );
    create index claims_by_age on spec_kit_enforce.claims (recorded_at);
  `,
};
