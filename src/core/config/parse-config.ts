import type { Config } from "./config.ts";
import { requireLayer } from "./parse-layer.ts";
import { resolveLayers } from "./resolve-layers.ts";

/** Reads a configuration file of at most 64 KB that stands alone. Throws `UserError` with path, line and what to write instead. */
export function parseConfig(text: string, path: string): Config {
  return resolveLayers(null, requireLayer(text, path)).config;
}
