import type { Config } from "../core/config/config.ts";
import { DEFAULT_CONFIG } from "../core/config/default-config.ts";
import { parseConfig } from "../core/config/parse-config.ts";
import { UserError } from "../core/errors.ts";
import type { Tree } from "./trees/tree.ts";

/** Where a repository keeps its configuration, relative to its root. */
export const CONFIG_PATH = ".github/spec-kit-enforce.yml";

/** The other spelling is read where the first one is not there. */
const CONFIG_PATHS = [CONFIG_PATH, CONFIG_PATH.replace(/yml$/, "yaml")];

/** A configuration, and the path of its file; null where there is none and the defaults apply. */
export interface FoundConfig {
  readonly config: Config;
  readonly path: string | null;
}

/** A file of configuration as it is written. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

/** The configuration of a tree. Throws `UserError` when there is one that cannot be used. */
export async function readConfig(tree: Tree): Promise<FoundConfig> {
  const file = await readConfigFile(tree);
  if (file === null) return { config: DEFAULT_CONFIG, path: null };
  return { config: parseConfig(file.text, file.path), path: file.path };
}

/** The file itself, or null where there is none. Throws `UserError` for what is there and no file. */
export async function readConfigFile(tree: Tree): Promise<ConfigFile | null> {
  const { files, unread } = await tree.readFiles(CONFIG_PATHS);
  const [file] = files;
  // Falling back to the defaults here would switch the gate off without a word.
  if (unread.some(({ reason }) => reason !== "missing")) {
    throw new UserError("config", `${CONFIG_PATH} cannot be read.`, "Make it a regular file of YAML.");
  }
  return file === undefined ? null : { path: file.path, text: new TextDecoder().decode(file.bytes) };
}
