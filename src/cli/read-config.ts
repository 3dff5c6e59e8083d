import type { Config } from "../core/config/config.ts";
import { DEFAULT_CONFIG } from "../core/config/default-config.ts";
import { parseConfig } from "../core/config/parse-config.ts";
import { UserError } from "../core/errors.ts";
import type { Tree } from "./trees/tree.ts";

/** Where a repository keeps its configuration, relative to its root. */
export const CONFIG_PATH = ".github/spec-kit-enforce.yml";

/** The configuration of a tree, or the defaults. Throws `UserError` when there is one that cannot be used. */
export async function readConfig(tree: Tree): Promise<Config> {
  const { files, unread } = await tree.readFiles([CONFIG_PATH]);
  const [file] = files;
  // Falling back to the defaults here would switch the gate off without a word.
  if (unread.some(({ reason }) => reason !== "missing")) {
    throw new UserError("config", `${CONFIG_PATH} cannot be read.`, "Make it a regular file of YAML.");
  }
  return configFrom(file === undefined ? null : new TextDecoder().decode(file.bytes));
}

/** The configuration that a text states, or the defaults for null. Throws `UserError` when it cannot be used. */
export function configFrom(text: string | null): Config {
  return text === null ? DEFAULT_CONFIG : parseConfig(text, CONFIG_PATH);
}
