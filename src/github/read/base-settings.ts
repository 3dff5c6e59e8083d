import type { Config } from "../../core/config/config.ts";
import { parseConfig } from "../../core/config/parse-config.ts";
import { UserError } from "../../core/errors.ts";
import { hashText } from "../../core/hash.ts";
import type { ConfigText } from "../../core/snapshot/pull-request.ts";

/** What of a configuration decides which files are read. */
export type BaseSettings = Pick<Config, "layouts" | "schemas">;

/** The settings of the base; none where its configuration cannot be read, which whoever judges by it tells. */
export function readSettings(config: ConfigText | null): BaseSettings {
  if (config === null) return {};
  try {
    const { layouts = [], schemas = [] } = parseConfig(config.text, config.path);
    return { layouts, schemas };
  } catch (error) {
    if (error instanceof UserError) return {};
    throw error;
  }
}

/** Tells settings apart in the key of a cache. */
export function settingsKey({ layouts = [], schemas = [] }: BaseSettings): string {
  return layouts.length + schemas.length === 0 ? "" : `:${hashText(JSON.stringify([layouts, schemas]))}`;
}
