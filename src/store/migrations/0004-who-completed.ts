import type { Migration } from "./migration.ts";

/** Some documents write down who completed a task and when; of completions of before nobody knows. */
export const whoCompleted: Migration = {
  id: 4,
  name: "who-completed",
  sql: `
    alter table spec_kit_enforce.completions add column merged_on text;
    alter table spec_kit_enforce.completions add column author text;
  `,
};
