import { CONFIG_PATHS } from "../../core/config/config-paths.ts";
import type { ConfigText } from "../../core/snapshot/pull-request.ts";

/** No configuration can be read from this: YAML knows no NUL. */
const UNREADABLE = "\0";

const WANTED = CONFIG_PATHS.map((path, index) => ({ path, alias: `config${index}` as const }));

/** A commit with our configuration in it, by alias of the path. */
export type ConfiguredCommit = { readonly oid: string } & Configured<ConfigEntry>;

export type Configured<Entry> = { readonly [alias: `config${number}`]: Entry | null | undefined };

interface ConfigEntry {
  readonly object: { readonly oid?: string; readonly text?: string | null } | null;
}

/** GraphQL for the configuration's file in a commit, under each of its names. */
export const CONFIG_SELECTION = selectConfig("{ object { ... on Blob { oid text } } }");

/** The same without the text: a configuration hardly ever changes, and is known by its name. */
export const CONFIG_NAME_SELECTION = selectConfig("{ object { ... on Blob { oid } } }");

/** The same with other fields of the tree entry. */
export function selectConfig(fields: string): string {
  return WANTED.map(({ path, alias }) => `${alias}: file(path: "${path}") ${fields}`).join(" ");
}

/**
 * The configuration in a commit, `.yml` before `.yaml`. What is there and is no text (a directory, a binary file)
 * must not pass for an absent configuration, which would be the lenient one, so its text is one that nobody can parse.
 */
export function findConfig(commit: ConfiguredCommit | null): ConfigText | null {
  const found = commit && findConfigEntry(commit);
  if (!found) return null;
  const { path, entry } = found;
  return { path, text: entry.object?.text ?? UNREADABLE, blobSha: entry.object?.oid ?? "" };
}

/** The entry of the first name that is there, or null. */
export function findConfigEntry<Entry>(
  commit: Configured<Entry>,
): { readonly path: string; readonly entry: Entry } | null {
  for (const { path, alias } of WANTED) {
    const entry = commit[alias];
    if (entry) return { path, entry };
  }
  return null;
}
