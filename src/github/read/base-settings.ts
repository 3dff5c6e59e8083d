import type { Config } from "../../core/config/config.ts";
import { findConfigInForce } from "../../core/config/config-in-force.ts";
import { hashText } from "../../core/hash.ts";
import { asksForPaths } from "../../core/rules/asks-for-paths.ts";
import type { PullRequestFacts } from "../../core/snapshot/pull-request.ts";

/** What of a configuration decides which files are read. */
export type BaseSettings = Pick<Config, "layouts" | "schemas"> & {
  /** Whether a rule has to know every path of the repository. */
  readonly asksForPaths?: boolean;
};

/** The settings of the base, below the organisation's; none where they cannot be read, which whoever judges by them tells. */
export function readSettings({
  config,
  organisation,
}: Pick<PullRequestFacts, "config" | "organisation">): BaseSettings {
  const inForce = findConfigInForce(config, null, organisation).config;
  const { layouts = [], schemas = [] } = inForce;
  return { layouts, schemas, ...(asksForPaths(inForce) ? { asksForPaths: true } : {}) };
}

/** Tells settings apart in the key of a cache. */
export function settingsKey({ layouts = [], schemas = [], asksForPaths: whole = false }: BaseSettings): string {
  const all = whole ? ":all" : "";
  return layouts.length + schemas.length === 0 ? all : `:${hashText(JSON.stringify([layouts, schemas]))}${all}`;
}
