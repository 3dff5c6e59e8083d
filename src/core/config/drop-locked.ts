import { rules } from "../rules/index.ts";
import type { Layer } from "./layer.ts";

type Written = Layer["written"];

/** What a repository may still say under the organisation's locks. */
export interface Unlocked {
  readonly written: Written;
  /** Rules that nothing of the repository's may ease. */
  readonly lockedRules: readonly string[];
  /** One sentence for each key that has no effect. */
  readonly notices: readonly string[];
}

/** Keys that loosen a rule by another name: who locks the rule locks them too. */
const LOOSENS: Readonly<Record<string, string>> = {
  scope: "scope/out-of-scope-file",
  mirrors: "bundle/duplicate-slug",
};

/** Takes out of a repository's layer what the organisation has locked, wherever it is said. */
export function dropLocked(layer: Layer, organisation: Layer | null): Unlocked {
  const locked = new Set(organisation === null ? [] : (organisation.written.locked as string[] | undefined));
  const lockedRules = rules.map(({ id }) => id).filter((id) => locked.has("rules") || locked.has(`rules.${id}`));
  const dropped: (readonly PropertyKey[])[] = [];
  const drop = (at: readonly PropertyKey[], isLocked: boolean) => {
    if (isLocked) dropped.push(at);
    return !isLocked;
  };
  const isRuleLocked = (id: string) => lockedRules.includes(id);
  const keep = (value: unknown, at: readonly PropertyKey[]) =>
    filterKeys(value, (id) => drop([...at, id], isRuleLocked(id)));
  const written = filterKeys(layer.written, (key) =>
    drop([key], locked.has(key) || isRuleLocked(LOOSENS[key] ?? "") || key === "locked"),
  );
  return {
    written: {
      ...written,
      ...("rules" in written ? { rules: keep(written.rules, ["rules"]) } : {}),
      ...withRules(written, "overrides", keep),
      ...withRules(written, "lanes", keep),
    },
    lockedRules,
    notices: dropped.map((at) => noticeFor(at, layer, organisation)),
  };
}

function filterKeys(value: unknown, isKept: (key: string) => boolean): Written {
  return Object.fromEntries(Object.entries((value ?? {}) as Written).filter(([key]) => isKept(key)));
}

/** The entries of a list whose `rules` may name locked ones. */
function withRules(
  written: Written,
  key: "overrides" | "lanes",
  keep: (value: unknown, at: readonly PropertyKey[]) => Written,
): Written {
  const entries = written[key] as readonly Written[] | undefined;
  if (!entries) return {};
  return {
    [key]: entries.map((entry, at) =>
      entry.rules ? { ...entry, rules: keep(entry.rules, [key, at, "rules"]) } : entry,
    ),
  };
}

function noticeFor(at: readonly PropertyKey[], layer: Layer, organisation: Layer | null): string {
  const line = layer.lineOf(at);
  const where = `${layer.path}${line === null ? "" : ` line ${line}`}`;
  const key = at.map(String).join(".");
  if (key === "locked")
    return `\`locked\` (${where}) has a meaning in the organisation's file alone and has no effect.`;
  return `\`${key}\` (${where}) has no effect: the organisation has locked it in ${organisation?.path ?? "its file"}.`;
}
