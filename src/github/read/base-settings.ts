import type { Config } from "../../core/config/config.ts";
import { findConfigInForce } from "../../core/config/config-in-force.ts";
import { hashText } from "../../core/hash.ts";
import type { PullRequestFacts } from "../../core/snapshot/pull-request.ts";

/** What of a configuration decides which files are read. */
export type BaseSettings = Pick<Config, "layouts" | "schemas">;

/** The settings of the base, below the organisation's; none where they cannot be read, which whoever judges by them tells. */
export function readSettings({
  config,
  organisation,
}: Pick<PullRequestFacts, "config" | "organisation">): BaseSettings {
  const { layouts = [], schemas = [] } = findConfigInForce(config, null, organisation).config;
  return { layouts, schemas };
}

/** Tells settings apart in the key of a cache. */
export function settingsKey({ layouts = [], schemas = [] }: BaseSettings): string {
  return layouts.length + schemas.length === 0 ? "" : `:${hashText(JSON.stringify([layouts, schemas]))}`;
}
