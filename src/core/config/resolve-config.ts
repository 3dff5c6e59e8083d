import { UserError } from "../errors.ts";
import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import type { Config, RuleSetting, Waiver } from "./config.ts";
import type { Settings } from "./schema.ts";

/** What the layers know beside their settings. */
export interface Origins {
  /** So many waivers, and lanes, from the beginning are the organisation's. */
  readonly organisationWaivers: number;
  readonly organisationLanes: number;
  readonly lockedRules: readonly string[];
}

const ALONE: Origins = { organisationWaivers: 0, organisationLanes: 0, lockedRules: [] };

/** The configuration in force: every rule with a level and all of its options. */
export function resolveConfig(settings: Settings, origins: Origins = ALONE): Config {
  const { bundles, dialect } = settings;
  const own = typeof bundles === "object" ? bundles : null;
  return {
    mode: settings.mode,
    findings: settings.findings,
    bundles: own ? (own.required ? "required" : "optional") : (bundles as Config["bundles"]),
    ...(own?.paths ? { bundlePaths: own.paths } : {}),
    rules: Object.fromEntries(rules.map((rule) => [rule.id, resolveRule(rule, settings)])),
    enforce: settings.enforce,
    overrides: settings.overrides,
    lanes: settings.lanes.map((lane, at) => ({
      ...lane,
      except: at < origins.organisationLanes ? [] : origins.lockedRules,
    })),
    waivers: settings.waivers.map((waiver, at) => ({ ...waiver, from: layerOf(at, origins) })),
    forbidWaivers: settings["forbid-waivers"],
    layouts: settings.layouts,
    ...(dialect === "auto" ? {} : { dialect }),
    markers: settings.markers,
    schemas: settings.schemas,
    ticks: settings.ticks,
    comment: settings.comment,
    commands: Object.fromEntries(Object.entries(settings.commands).filter(([, who]) => who !== undefined)),
  } as Config;
}

function layerOf(at: number, { organisationWaivers }: Origins): Waiver["from"] {
  return at < organisationWaivers ? "organisation" : "repository";
}

function resolveRule(rule: Rule, settings: Settings): RuleSetting {
  const setting: unknown = (settings.rules as Record<string, unknown>)[rule.id];
  const written = typeof setting === "string" ? { level: setting as RuleSetting["level"] } : (setting ?? {});
  const { level = rule.level, ...rest } = written as Partial<RuleSetting>;
  const { ignore, options } = splitIgnore(rule, rest);
  const parsed = rule.options.safeParse({ ...options, ...sharedOptions(rule, options, settings) });
  if (!parsed.success) throw tooMuch(rule);
  return ignore.length === 0 ? { level, options: parsed.data } : { level, options: parsed.data, ignore };
}

/** Each layer is valid for itself, so only lists that became too long by adding are left to refuse. */
function tooMuch(rule: Rule): UserError {
  const names = SHARED[rule.id]?.join(" or ");
  const message = `The lists of all layers make ${rule.id} more than it takes: ${names} has too many entries.`;
  return new UserError("config", message, "Write fewer, wider globs.");
}

/** A rule's own `ignore` is about ids or texts, and then it is not about files. */
function splitIgnore(rule: Rule, written: Partial<RuleSetting>) {
  if ("ignore" in rule.options.shape) return { ignore: [], options: written };
  const { ignore = [], ...options } = written;
  return { ignore, options };
}

/** Options of a rule that have a key of the file to themselves, because people look for them there. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  "scope/out-of-scope-file": ["never", "allow"],
  "bundle/duplicate-slug": ["mirrors"],
};

function sharedOptions(rule: Rule, own: object, { never, scope, mirrors }: Settings): Record<string, unknown> {
  const shared: Readonly<Record<string, readonly string[]>> = { never, allow: scope.allow, mirrors };
  const names = SHARED[rule.id]?.filter((name) => (shared[name] ?? []).length > 0) ?? [];
  const lists = own as Readonly<Record<string, readonly string[] | undefined>>;
  return Object.fromEntries(names.map((name) => [name, [...(lists[name] ?? []), ...(shared[name] ?? [])]]));
}
