import { stringify } from "yaml";
import { z } from "zod";
import type { Config } from "../core/config/config.ts";
import { parseConfig } from "../core/config/parse-config.ts";
import { configSchema } from "../core/config/schema.ts";
import type { Io } from "./io.ts";
import { CONFIG_PATH, readConfig } from "./read-config.ts";
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
  const { mode } = await read(io, file);
  return `${file ?? CONFIG_PATH} can be used; mode is ${mode}\n`;
}

async function explain(io: Io, file: string | undefined): Promise<string> {
  return `# ${file ?? CONFIG_PATH} together with the defaults\n${stringify({ version: 1, ...(await read(io, file)) })}`;
}

async function schema(): Promise<string> {
  return `${JSON.stringify(z.toJSONSchema(configSchema, { io: "input" }), null, 2)}\n`;
}

async function read(io: Io, file: string | undefined): Promise<Config> {
  if (file !== undefined) {
    const { bytes } = (await readDocument(io, file)).file;
    return parseConfig(new TextDecoder().decode(bytes), file);
  }
  const root = (await repositoryRoot(io.directory)) ?? io.directory;
  return readConfig(walkedTree(root, []));
}
