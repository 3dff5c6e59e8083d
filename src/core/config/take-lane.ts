import { pathMatcher } from "../rules/changed-files.ts";
import type { Change } from "../snapshot/change.ts";
import type { Config } from "./config.ts";
import type { Lane } from "./lane-schema.ts";

/**
 * The configuration with the lane that a pull request takes: the first of which all conditions are true, or none. A merge
 * group takes one that each of its pull requests may take: a lane only asks for less, and the group is one tree.
 */
export function takeLane(config: Config, change: Change | null): Config {
  const members = change?.members?.map((member) => ({ ...change, ...member })) ?? [change];
  const lane = change && config.lanes?.find(({ when }) => members.every((one) => one && fits(when, one)));
  return lane ? { ...config, lane } : config;
}

/** A list of files that GitHub cut may hide one, so neither size nor paths are taken to fit then. */
function fits(when: Lane["when"], change: Change): boolean {
  const { labels, paths, size, authors, bots } = when;
  const { files, filesComplete, author } = change;
  const known = new Set((change.labels ?? []).map(lower));
  if (Object.values(when).every((condition) => condition === undefined)) return false;
  if (labels && !labels.some((label) => known.has(lower(label)))) return false;
  if (authors && !authors.map(lower).includes(lower(author.login))) return false;
  if (bots !== undefined && bots !== author.isBot) return false;
  if (size && !(filesComplete && files.length <= size.files)) return false;
  return !paths || (filesComplete && files.every(within(paths)));
}

/** A renamed file counts by both of its names. */
function within(paths: readonly string[]): (file: Change["files"][number]) => boolean {
  const isWithin = pathMatcher(paths);
  return ({ path, previousPath }) => isWithin(path) && (previousPath === null || isWithin(previousPath));
}

/** GitHub tells neither labels nor logins apart by their case. */
function lower(name: string): string {
  return name.toLowerCase();
}
