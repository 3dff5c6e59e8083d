import { rules } from "../rules/index.ts";

const KEYS = [
  "mode",
  "findings",
  "bundles",
  "rules",
  "enforce",
  "overrides",
  "lanes",
  "waivers",
  "layouts",
  "dialect",
  "markers",
  "schemas",
  "mirrors",
  "scope",
  "never",
  "ticks",
  "comment",
  "commands",
] as const;

/** What an organisation can keep for itself: a key of the file, or one rule as `rules.<id>`. */
export const LOCKABLE_KEYS: readonly string[] = [...KEYS, ...rules.map(({ id }) => `rules.${id}`)];
