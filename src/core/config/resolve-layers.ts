import type { Config } from "./config.ts";
import { dropLocked } from "./drop-locked.ts";
import { findProvenance } from "./find-provenance.ts";
import type { Layer, Provenance } from "./layer.ts";
import { ADDED_LISTS, mergeLayers } from "./merge-layers.ts";
import { resolveConfig } from "./resolve-config.ts";
import { configSchema, type Settings } from "./schema.ts";

/** The configuration that several layers make, and how. */
export interface Resolution {
  readonly config: Config;
  /** Every key, in the order of the documentation. */
  readonly provenance: readonly Provenance[];
  /** Keys that have no effect because the organisation has locked them, a sentence each. */
  readonly notices: readonly string[];
}

/** Lays the repository's layer over the organisation's, and both over the defaults. Pure, and the same for App and command line. */
export function resolveLayers(organisation: Layer | null, repository: Layer | null): Resolution {
  const below = organisation === null ? {} : without(organisation.written, "locked");
  const unlocked = repository === null ? null : dropLocked(repository, organisation);
  const settings = readSettings(below, unlocked?.written ?? {});
  const config = resolveConfig(settings, {
    organisationWaivers: lengthOf(below.waivers),
    organisationLanes: lengthOf(below.lanes),
    lockedRules: unlocked?.lockedRules ?? [],
  });
  return {
    config,
    provenance: findProvenance(
      settings,
      config,
      organisation,
      repository && { ...repository, written: unlocked?.written ?? {} },
    ),
    notices: unlocked?.notices ?? [],
  };
}

/** Each layer keeps within the limits of the schema; what they add up to need not. */
function readSettings(below: Layer["written"], above: Layer["written"]): Settings {
  const scalars = configSchema.parse({ ...mergeLayers(below, above), version: 1 });
  const lists = ADDED_LISTS.map((key) => {
    const read = (written: Layer["written"]): readonly unknown[] => configSchema.shape[key].parse(written[key]);
    return [key, [...read(below), ...read(above)]];
  });
  return { ...scalars, ...Object.fromEntries(lists) };
}

function without(written: Layer["written"], key: string): Layer["written"] {
  return Object.fromEntries(Object.entries(written).filter(([name]) => name !== key));
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
