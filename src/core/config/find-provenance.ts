import type { Config } from "./config.ts";
import type { Layer, Provenance } from "./layer.ts";
import { ADDED_LISTS, MERGED_MAPS } from "./merge-layers.ts";
import type { Settings } from "./schema.ts";

type Path = readonly PropertyKey[];

/** Where every key of the settings comes from: maps key by key, lists that add up entry by entry. */
export function findProvenance(
  settings: Settings,
  config: Config,
  organisation: Layer | null,
  repository: Layer | null,
): readonly Provenance[] {
  const layers = [repository, organisation].filter((layer) => layer !== null);
  const locks = new Set((organisation?.written.locked as readonly string[] | undefined) ?? []);
  const find = (at: Path, value: unknown): Provenance => {
    const layer = layers.find(({ written }) => isWritten(written, at));
    const key = at.map(String).join(".");
    const isLocked = locks.has(key) || locks.has(String(at[0]));
    return describe(key, value, layer, at, isLocked);
  };
  return Object.entries(settings).flatMap(([key, value]) => {
    if (key === "version" || key === "locked") return [];
    if (key === "rules") return Object.entries(config.rules).map(([id, setting]) => find([key, id], setting));
    if (isOneOf(key, MERGED_MAPS)) return Object.entries(value).map(([name, each]) => find([key, name], each));
    if (isOneOf(key, ADDED_LISTS)) return entriesOf(key, value as readonly unknown[], organisation, repository, locks);
    return [find([key], value)];
  });
}

/** The organisation's entries stand first, so their number tells whose an entry is. */
function entriesOf(
  key: string,
  entries: readonly unknown[],
  organisation: Layer | null,
  repository: Layer | null,
  locks: ReadonlySet<string>,
): readonly Provenance[] {
  if (entries.length === 0) return [describe(key, entries, undefined, [key], locks.has(key))];
  const above = organisation?.written[key];
  const first = Array.isArray(above) ? above.length : 0;
  return entries.map((entry, at) => {
    const layer = (at < first ? organisation : repository) ?? undefined;
    return describe(`${key}[${at}]`, entry, layer, [key, at < first ? at : at - first], locks.has(key));
  });
}

function describe(key: string, value: unknown, layer: Layer | undefined, at: Path, locked: boolean): Provenance {
  const line = layer?.lineOf(at) ?? null;
  return { key, value, layer: layer?.name ?? "defaults", path: layer?.path ?? null, line, locked };
}

function isWritten(written: Layer["written"], at: Path): boolean {
  const value = at.reduce<unknown>(
    (inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key],
    written,
  );
  return value !== undefined;
}

function isOneOf(key: string, keys: readonly string[]): boolean {
  return keys.includes(key);
}
