import type { Migration } from "./migration.ts";

/** What of its base a verdict was made on. Verdicts of before have no bundles, and are looked at again by their basis. */
export const groundsOfVerdicts: Migration = {
  id: 7,
  name: "grounds-of-verdicts",
  sql: `
    alter table spec_kit_enforce.verdicts add column base_ref text;
    alter table spec_kit_enforce.verdicts add column base_sha text;
    alter table spec_kit_enforce.verdicts add column bundles jsonb not null default '[]';
  `,
};
