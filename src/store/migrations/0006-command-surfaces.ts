import type { Migration } from "./migration.ts";

/** Reviews and remarks have numbers of their own, so that a record is unique by where its command stands, too. */
export const commandSurfaces: Migration = {
  id: 6,
  name: "command-surfaces",
  sql: `
    alter table spec_kit_enforce.command_records add column surface text not null default 'comment';
    alter table spec_kit_enforce.command_records drop constraint command_records_pkey;
    alter table spec_kit_enforce.command_records
      add primary key (repository_id, pull_request, surface, comment_id, position);
  `,
};
