import type { Migration } from "./migration.ts";

/** What is told after a merge names the tasks that wait; of completions of before nobody knows. */
export const whoWaits: Migration = {
  id: 9,
  name: "who-waits",
  sql: "alter table spec_kit_enforce.completions add column waiting jsonb;",
};
