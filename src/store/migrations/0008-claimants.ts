import type { Migration } from "./migration.ts";

/** Who opened a pull request; pages of before have nobody, until it is judged anew. */
export const claimants: Migration = {
  id: 8,
  name: "claimants",
  sql: "alter table spec_kit_enforce.ledger add column claimant jsonb",
};
