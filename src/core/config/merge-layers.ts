type Written = Readonly<Record<string, unknown>>;

/** Lists whose entries add up: what the organisation says, nobody below it can take out by saying more. */
export const ADDED_LISTS = ["overrides", "lanes", "waivers", "forbid-waivers", "layouts", "schemas", "never"] as const;

/** Maps of which each key stands for itself. */
export const MERGED_MAPS = ["rules", "enforce", "scope", "commands", "markers"] as const;

/** Lays a layer over what is below it: maps key by key, everything else by replacing; lists that add up are left out. */
export function mergeLayers(below: Written, above: Written): Written {
  const merged: Record<string, unknown> = { ...below, ...above };
  for (const key of ADDED_LISTS) delete merged[key];
  for (const key of MERGED_MAPS) {
    if (above[key] && below[key]) merged[key] = { ...(below[key] as Written), ...(above[key] as Written) };
  }
  if (above.rules && below.rules) merged.rules = mergeRules(below.rules as Written, above.rules as Written);
  return merged;
}

/** A level alone leaves the options as they are, and options alone leave the level. */
function mergeRules(below: Written, above: Written): Written {
  const merged = Object.entries(above).map(([id, setting]) => [id, { ...asMap(below[id]), ...asMap(setting) }]);
  return { ...below, ...Object.fromEntries(merged) };
}

function asMap(setting: unknown): Written {
  return typeof setting === "string" ? { level: setting } : ((setting ?? {}) as Written);
}
