import type { Migration } from "./migration.ts";

/** What else open pull requests can get into each other's way with, and the tasks that they wait for. */
export const ledgerStakes: Migration = {
  id: 5,
  name: "ledger-stakes",
  sql: `
    alter table spec_kit_enforce.ledger add column stakes jsonb not null default '[]';
    alter table spec_kit_enforce.ledger add column waits_for jsonb not null default '[]';
  `,
};
