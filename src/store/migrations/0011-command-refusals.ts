import type { Migration } from "./migration.ts";

/** Who was refused what: apart from the orders, so that however many there are, none of those is forgotten for them. */
export const commandRefusals: Migration = {
  id: 11,
  name: "command-refusals",
  sql: `
    create table spec_kit_enforce.command_refusals (
      repository_id bigint not null,
      pull_request integer not null,
      surface text not null,
      comment_id bigint not null,
      position integer not null,
      written text not null,
      reason text not null,
      actor text not null,
      head_sha text not null,
      given_at timestamptz not null,
      primary key (repository_id, pull_request, surface, comment_id, position)
    );
    create index command_refusals_by_age on spec_kit_enforce.command_refusals (given_at);
  `,
};
