import type { Config } from "./config.ts";
import { resolveConfig } from "./resolve-config.ts";
import { configSchema } from "./schema.ts";

/** What is in force where nobody wrote a configuration: findings are shown and block nothing. */
export const DEFAULT_CONFIG: Config = resolveConfig(configSchema.parse({ version: 1 }));
