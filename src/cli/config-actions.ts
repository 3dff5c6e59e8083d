import { stringify } from "yaml";
import { z } from "zod";
import { parseConfig } from "../core/config/parse-config.ts";
import { configSchema } from "../core/config/schema.ts";
import type { Io } from "./io.ts";
import { type FoundConfig, readConfig } from "./read-config.ts";
import { readDocument } from "./read-document.ts";
import { repositoryRoot } from "./trees/git.ts";
import { walkedTree } from "./trees/working-tree.ts";

/** What `config <action>` prints. Each throws `UserError` for a configuration that cannot be used. */
export const configActions: ReadonlyMap<string, (io: Io, file: string | undefined) => Promise<string>> = new Map([
  ["validate", validate],
  ["explain", explain],
  ["schema", schema],
]);

async function validate(io: Io, file: string | undefined): Promise<string> {
  const { config, path } = await read(io, file);
  if (path === null) return "There is no configuration, so the defaults apply. Write one with `init`.\n";
  return `${path} can be used; mode is ${config.mode}\n`;
}

async function explain(io: Io, file: string | undefined): Promise<string> {
  const { config, path } = await read(io, file);
  const source = path === null ? "The defaults; there is no configuration." : `${path}, together with the defaults.`;
  return `# ${source}\n${stringify({ version: 1, ...config })}`;
}

async function schema(): Promise<string> {
  return `${JSON.stringify(z.toJSONSchema(configSchema, { io: "input" }), null, 2)}\n`;
}

async function read(io: Io, file: string | undefined): Promise<FoundConfig> {
  if (file !== undefined) {
    const { bytes } = (await readDocument(io, file)).file;
    return { config: parseConfig(new TextDecoder().decode(bytes), file), path: file };
  }
  const root = (await repositoryRoot(io.directory)) ?? io.directory;
  return readConfig(walkedTree(root, []));
}
