import type { CommandPermission } from "../commands/command.ts";
import { COMMANDS } from "../commands/index.ts";
import type { Config, RuleSetting } from "./config.ts";
import { milder } from "./level-at.ts";
import { isLooser, lacking } from "./option-strictness.ts";
import type { Override } from "./override-schema.ts";

/** A configuration as it is compared: resolved, with the keys that it locks for repositories below it. */
export interface ComparedConfig {
  readonly config: Config;
  readonly locked: readonly string[];
}

/**
 * What a configuration asks less for than another one, a few words each, in the order of the documentation; empty where
 * it asks for the same or more. Where nothing is enforced before, there is nothing to weaken. A change of which nobody
 * can tell whether it asks for less counts as one that does.
 */
export function findWeakenings(before: ComparedConfig, after: ComparedConfig): readonly string[] {
  if (before.config.mode === "report") return [];
  return PARTS.flatMap((compare) => compare(before.config, after.config)).concat(
    lost("locked", before.locked, after.locked),
  );
}

type Compare = (before: Config, after: Config) => readonly string[];

const PARTS: readonly Compare[] = [
  (before, after) => fell("mode", before.mode, after.mode, ["report", "enforce"]),
  (before, after) => fell("findings", before.findings, after.findings, ["new-only", "all"]),
  (before, after) => fell("bundles", before.bundles, after.bundles, ["optional", "required"]),
  compareBundlePaths,
  compareRules,
  (before, after) => lost("enforce.paths", before.enforce.paths, after.enforce.paths),
  compareOverrides,
  compareLanes,
  compareWaivers,
  (before, after) => lost("forbid-waivers", before.forbidWaivers, after.forbidWaivers),
  (before, after) => lost("layouts", before.layouts, after.layouts),
  (before, after) => changed("dialect", before.dialect ?? "auto", after.dialect ?? "auto"),
  (before, after) => changed("markers", before.markers ?? {}, after.markers ?? {}),
  (before, after) => lost("schemas", before.schemas, after.schemas),
  compareCommands,
];

/** Where nothing else is said, changes under `enforce.paths` need a spec bundle, and those are compared for themselves. */
function compareBundlePaths(before: Config, after: Config): readonly string[] {
  if (!before.bundlePaths && !after.bundlePaths) return [];
  const pathsOf = ({ bundlePaths, enforce }: Config) => bundlePaths ?? enforce.paths;
  return lost("bundles.paths", pathsOf(before), pathsOf(after));
}

function compareRules(before: Config, after: Config): readonly string[] {
  return Object.entries(before.rules).flatMap(([id, setting]) => {
    const now = after.rules[id];
    return now ? compareRule(id, setting, now) : [];
  });
}

function compareRule(id: string, before: RuleSetting, after: RuleSetting): readonly string[] {
  const name = `rules.${id}`;
  const level = fell(name, before.level, after.level, ["off", "info", "warning", "error"]);
  // A rule that is off now asked for nothing in its options, and one that is switched off asks for nothing any more.
  if (before.level === "off" || after.level === "off") return level;
  const options = Object.keys({ ...before.options, ...after.options }).filter((option) =>
    isLooser(option, before.options[option], after.options[option]),
  );
  return [
    ...level,
    ...gained(`${name}.ignore`, before.ignore, after.ignore),
    ...options.map((option) => `${quoted(`${name}.${option}`)} asks for less, or for something else`),
  ];
}

/** The last override of a place is heard, so that their order counts. Those that were there before may go on. */
function compareOverrides(before: Config, after: Config): readonly string[] {
  const [then, now] = [texts(before.overrides), texts(after.overrides)];
  if (JSON.stringify(then) === JSON.stringify(now)) return [];
  const kept = now.filter((one) => then.includes(one));
  const dropped = (before.overrides ?? []).filter((_, at) => !now.includes(then[at] ?? ""));
  const added = (after.overrides ?? []).filter((_, at) => !then.includes(now[at] ?? ""));
  const isSameOrder = JSON.stringify(kept) === JSON.stringify(then.filter((one) => now.includes(one)));
  const isHarmless =
    isSameOrder &&
    added.every((one) => isPlain(one) && isStrictest(one, before, after)) &&
    dropped.every((one) => isPlain(one) && isMildest(one, after));
  return isHarmless ? [] : [`${quoted("overrides")} asks for less somewhere, or for something else`];
}

function isPlain({ dialect, markers }: Override): boolean {
  return !dialect && !markers;
}

/** Nothing that is said of its rules elsewhere is stricter, so that it eases nothing wherever it is heard. */
function isStrictest({ rules }: Override, ...configs: readonly Config[]): boolean {
  return levelsOf(rules).every(([id, level]) =>
    configs.every((config) => saidOf(id, config).every((other) => milder(level, other) === other)),
  );
}

/** Nothing that is still said of its rules is milder, so that whatever is heard in its place eases nothing. */
function isMildest({ rules }: Override, after: Config): boolean {
  return levelsOf(rules).every(([id, level]) => saidOf(id, after).every((other) => milder(level, other) === level));
}

type Level = RuleSetting["level"];

function levelsOf(rules: Override["rules"]): readonly (readonly [string, Level])[] {
  return Object.entries(rules).flatMap(([id, level]) => (level === undefined ? [] : [[id, level] as const]));
}

/** The levels that a rule may have somewhere: its usual one, and those of overrides. */
function saidOf(id: string, { rules, overrides = [] }: Config): readonly Level[] {
  return [rules[id]?.level ?? "off", ...overrides.flatMap((one) => one.rules[id] ?? [])];
}

/** A pull request takes the first lane that fits it: only those at the end can go without another one being taken. */
function compareLanes(before: Config, after: Config): readonly string[] {
  const [then, now] = [texts(before.lanes), texts(after.lanes)];
  if (now.every((lane, at) => lane === then[at])) return [];
  return [`${quoted("lanes")} may ease more pull requests, or ease them more`];
}

function compareWaivers(before: Config, after: Config): readonly string[] {
  const then = new Set(texts(before.waivers));
  const added = (after.waivers ?? []).filter((waiver) => !then.has(JSON.stringify(waiver)));
  return added.map(({ rule, place, expires }) => `${quoted(rule)} is waived at ${quoted(place)} until ${expires}`);
}

const WHO: readonly CommandPermission[] = ["anyone", "read", "triage", "write", "approver"];

function compareCommands(before: Config, after: Config): readonly string[] {
  return COMMANDS.flatMap(({ name, permission }) => {
    const who = ({ commands = {} }: Config) => commands[name] ?? permission;
    return fell(`commands.${name}`, who(before), who(after), WHO);
  });
}

function fell<Value extends string>(key: string, before: Value, after: Value, order: readonly Value[]): string[] {
  if (order.indexOf(after) >= order.indexOf(before)) return [];
  return [`${quoted(key)} goes from ${quoted(before)} to ${quoted(after)}`];
}

function changed(key: string, before: unknown, after: unknown): string[] {
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [`${quoted(key)} is changed`];
}

function lost(key: string, before: unknown, after: unknown): string[] {
  return lacking(after, before).map((entry) => `${quoted(key)} loses ${quoted(entry)}`);
}

function gained(key: string, before: unknown, after: unknown): string[] {
  return lacking(before, after).map((entry) => `${quoted(key)} gains ${quoted(entry)}`);
}

function texts(entries: readonly object[] = []): readonly string[] {
  return entries.map((entry) => JSON.stringify(entry));
}

const LONGEST = 120;

/** As code in a sentence: whoever shows it makes it harmless. */
function quoted(text: string): string {
  const plain = text.replaceAll("`", "'");
  return `\`${plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain}\``;
}
