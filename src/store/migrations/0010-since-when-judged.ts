import type { Migration } from "./migration.ts";

/** Since when a pull request has been judged on its head: what a comment ordered was given for one that was there. */
export const sinceWhenJudged: Migration = {
  id: 10,
  name: "since-when-judged",
  sql: "alter table spec_kit_enforce.verdicts add column head_since timestamptz;",
};
