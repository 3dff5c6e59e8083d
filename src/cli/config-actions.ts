import { stringify } from "yaml";
import { configJsonSchema } from "../core/config/config-json-schema.ts";
import type { Layer, Provenance } from "../core/config/layer.ts";
import { type Mistake, parseLayer } from "../core/config/parse-layer.ts";
import { type Resolution, resolveLayers } from "../core/config/resolve-layers.ts";
import { UserError } from "../core/errors.ts";
import type { Io } from "./io.ts";
import { type ConfigFile, readConfigFile } from "./read-config.ts";
import { readDocument } from "./read-document.ts";
import { remoteOptions } from "./remote-options.ts";
import { existingPath } from "./resolve-path.ts";
import { repositoryRoot } from "./trees/git.ts";
import { walkedTree } from "./trees/working-tree.ts";

/** What `config` was asked about. */
export interface ConfigCall {
  readonly io: Io;
  readonly file: string | undefined;
  /** A file that stands for the organisation's, or the account whose `.github` repository holds it. */
  readonly organisation: string | undefined;
  readonly asJson: boolean;
}

/** What `config <action>` prints. Each throws `UserError` for a configuration that cannot be used. */
export const configActions: ReadonlyMap<string, (call: ConfigCall) => Promise<string>> = new Map([
  ["validate", validate],
  ["explain", explain],
  ["schema", schema],
]);

async function validate(call: ConfigCall): Promise<string> {
  const { resolution, path } = await read(call);
  if (call.asJson) return json({ version: 1, path, valid: true, notices: resolution.notices });
  if (path === null) return "There is no configuration, so the defaults apply. Write one with `init`.\n";
  const notices = resolution.notices.map((notice) => `${notice}\n`).join("");
  return `${notices}${path} can be used; mode is ${resolution.config.mode}\n`;
}

async function explain(call: ConfigCall): Promise<string> {
  const { resolution } = await read(call);
  if (call.asJson) return json({ version: 1, keys: resolution.provenance, notices: resolution.notices });
  const rows = resolution.provenance.map((each) => [each.key, renderValue(each.value), renderOrigin(each)] as const);
  const width = (at: 0 | 1) => Math.max(0, ...rows.map((row) => row[at].length));
  const lines = rows.map(([key, value, from]) => `${key.padEnd(width(0))}  ${value.padEnd(width(1))}  ${from}`);
  return `${[...resolution.notices, ...lines].join("\n")}\n`;
}

async function schema(): Promise<string> {
  return json(configJsonSchema());
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const WIDEST = 60;

/** On one line; what is longer is whole in `--format json`. */
function renderValue(value: unknown): string {
  const text = stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trim();
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

function renderOrigin({ layer, path, line, locked }: Provenance): string {
  const where = path === null ? "" : ` (${path}${line === null ? "" : ` line ${line}`})`;
  return `${layer}${where}${locked ? ", locked" : ""}`;
}

async function read(call: ConfigCall): Promise<{ resolution: Resolution; path: string | null }> {
  const { io, file, organisation } = call;
  const found = organisation === undefined ? null : await readOrganisation(io, organisation);
  const above = found && toLayer(found, "organisation", call);
  const own = file === undefined ? await readOwn(io) : await readNamed(io, file);
  return { resolution: resolveLayers(above, own && toLayer(own, "repository", call)), path: own?.path ?? null };
}

const ACCOUNT = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?$/;

/** A file, or the layer that an account on GitHub keeps in its `.github` repository; null where that has none. */
async function readOrganisation(io: Io, written: string): Promise<ConfigFile | null> {
  const isPath = await existingPath(io, written).then(
    () => true,
    () => false,
  );
  if (isPath || !ACCOUNT.test(written)) return readNamed(io, written);
  const { readRemoteOrganisation } = await import("../github/remote.ts");
  const layer = await readRemoteOrganisation(remoteOptions(io.env), written).catch((cause: unknown) => {
    const hint = "Check the name and what GITHUB_TOKEN may read, then try again.";
    throw new UserError("github", `GitHub did not let us read the configuration of ${written}.`, hint, { cause });
  });
  if (layer.kind === "found") return layer.config;
  if (layer.kind !== "unreadable") return null;
  const hint = "Create it, or use a token that may read it.";
  throw new UserError("organisation", `${written} has no \`.github\` repository that this token may read.`, hint);
}

async function readOwn(io: Io): Promise<ConfigFile | null> {
  return readConfigFile(walkedTree((await repositoryRoot(io.directory)) ?? io.directory, []));
}

async function readNamed(io: Io, path: string): Promise<ConfigFile> {
  const { bytes } = (await readDocument(io, path)).file;
  return { path, text: new TextDecoder().decode(bytes) };
}

/** Every mistake at once, one to a line: whoever mends a file wants to see them all. */
function toLayer({ path, text }: ConfigFile, name: Layer["name"], { io, asJson }: ConfigCall): Layer {
  const parsed = parseLayer(text, path, name);
  if (parsed.mistakes === null) return parsed.layer;
  const { mistakes } = parsed;
  if (asJson) io.out.write(json({ version: 1, path, valid: false, mistakes }));
  const count = mistakes.length === 1 ? "a mistake" : `${mistakes.length} mistakes`;
  const details = asJson ? [] : mistakes.map((mistake) => mistakeLine(mistake, path));
  throw new UserError("config", `${path} has ${count}.`, "docs/configuration.md has every key.", { details });
}

/** `file.yml:2:1 modes: There is no setting modes. Did you mean mode?` */
function mistakeLine({ line, column, key, problem, suggestion }: Mistake, path: string): string {
  return `${path}:${line}:${column} ${key === "" ? "" : `${key}: `}${problem} ${suggestion}`;
}
