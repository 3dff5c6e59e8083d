import type { Severity } from "../report/finding.ts";
import { pathMatcher } from "../rules/changed-files.ts";
import type { Rule } from "../rules/rule.ts";
import type { Config } from "./config.ts";
import type { Lane } from "./lane-schema.ts";
import type { Override } from "./override-schema.ts";

type Level = Severity | "off";

const ORDER: readonly Level[] = ["off", "info", "warning", "error"];

/**
 * The level of a rule for a finding in a file: what the rule is set to, what the last override of that place says, and
 * what the lane of the pull request eases. The only place where these meet.
 */
export function levelAt(config: Config, rule: Pick<Rule, "id" | "level">, path: string): Level {
  const { level, ignore = [] } = config.rules[rule.id] ?? { level: rule.level };
  if (ignore.length > 0 && matcherOf(ignore)(path)) return "off";
  const overridden = (config.overrides ?? []).findLast((each) => each.rules[rule.id] && isAbout(each, path));
  return ease(overridden?.rules[rule.id] ?? level, rule.id, config.lane);
}

/** Whether a rule can report anything anywhere: one that is off may be on in a part of the repository. */
export function isEverOn(config: Config, rule: Pick<Rule, "id" | "level">): boolean {
  const level = config.rules[rule.id]?.level ?? rule.level;
  return level !== "off" || (config.overrides ?? []).some(({ rules }) => (rules[rule.id] ?? "off") !== "off");
}

/** Whether an override is about a file, by the file itself or by a spec bundle around it. */
export function isAbout({ paths, bundles }: Override, path: string): boolean {
  if (paths.length === 0 && bundles.length === 0) return true;
  return matcherOf(paths)(path) || (bundles.length > 0 && directoriesOf(path).some(bundleMatcher(bundles)));
}

/** A predicate for the directory of a spec bundle, by slug, path or glob. */
export function bundleMatcher(names: readonly string[]): (directory: string) => boolean {
  const isNamed = matcherOf(names);
  return (directory) => isNamed(directory) || isNamed(directory.slice(directory.lastIndexOf("/") + 1));
}

/** The directories around a path, outermost first. */
export function directoriesOf(path: string): readonly string[] {
  const parts = path.split("/").slice(0, 40);
  return parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join("/"));
}

/** Whoever could take a lane to a configuration that asks for less would need no lane any more. */
const NEVER_EASED: ReadonlySet<string> = new Set(["trace/config-weakened"]);

/** A lane never asks for more. */
function ease(level: Level, rule: string, lane: Lane | undefined): Level {
  if (!lane || lane.except.includes(rule) || NEVER_EASED.has(rule)) return level;
  const eased = milder(level, lane.rules[rule] ?? level);
  return lane.skip ? milder(eased, "warning") : eased;
}

/** The lower of two levels. */
export function milder<Some extends Level>(a: Some, b: Some): Some {
  return ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b;
}

const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

/** Compiled once for each list of a configuration, however many findings there are. */
function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const known = matchers.get(globs);
  if (known) return known;
  const matcher = pathMatcher(globs);
  matchers.set(globs, matcher);
  return matcher;
}
