import { CONFIG_PATHS } from "../../core/config/config-paths.ts";
import { concernsContext } from "../../core/snapshot/context-paths.ts";
import type { ConfigText, PullRequestBundles, PullRequestFacts } from "../../core/snapshot/pull-request.ts";
import type { TreeFiles } from "../../core/snapshot/source-file.ts";
import type { Connection } from "../connection.ts";
import { readCommitConfig } from "./base-config.ts";
import { type BaseSettings, readSettings } from "./base-settings.ts";
import { readBothSides } from "./both-sides.ts";
import { directoriesBetween, findBundles, touchedDirectories } from "./bundle-paths.ts";
import { type Comparison, readComparison } from "./compare.ts";
import { findNamed, namesAny } from "./named-bundles.ts";
import { readTree, type TreeEntries } from "./tree.ts";

/**
 * The spec bundles that a pull request touches or names, and what rules look at around them, at its head and at its merge
 * base. Where it does neither, the comparison is the only request.
 */
export async function readBundles(connection: Connection, facts: PullRequestFacts): Promise<PullRequestBundles> {
  const comparison = await readComparison(connection, facts);
  const headConfig = await readHeadConfig(connection, facts, comparison);
  const settings = readSettings(facts.config);
  const listed = touchedDirectories(comparison.files, settings.layouts);
  const isAround = concernsContext(comparison.files, settings);
  const isConcerned = listed.size > 0 || isAround || namesAny(facts) || !comparison.filesComplete;
  if (!isConcerned) return { ...comparison, headConfig, ...nothing(facts, comparison) };
  const tree = await readTree(connection, facts.ref.repository, facts.headSha, settings);
  const touched = comparison.filesComplete ? listed : await readTouched(connection, facts, comparison, tree, settings);
  const knownBundles = findBundles(tree, settings.layouts);
  const named = findNamed(facts, knownBundles);
  const bundles = knownBundles.filter((bundle) => touched.has(bundle.path) || named.has(bundle.path));
  const read = await readBothSides(connection, facts, { comparison, tree, bundles, settings });
  return { ...comparison, headConfig, knownBundles, bundles, ...read };
}

/** A list that GitHub cut may hide a bundle; the two trees do not. */
async function readTouched(
  connection: Connection,
  { ref }: PullRequestFacts,
  { mergeBaseSha }: Comparison,
  head: TreeEntries,
  settings: BaseSettings,
): Promise<ReadonlySet<string>> {
  const base = await readTree(connection, ref.repository, mergeBaseSha, settings);
  return directoriesBetween(head, base, settings.layouts);
}

function nothing({ headSha }: PullRequestFacts, { mergeBaseSha }: Comparison) {
  const empty = (sha: string): TreeFiles => ({ sha, files: [], unread: [] });
  return { knownBundles: [], bundles: [], head: empty(headSha), base: { bundles: [], tree: empty(mergeBaseSha) } };
}

/** Read only where the pull request changes it: to tell a repair from a break. */
async function readHeadConfig(
  connection: Connection,
  facts: PullRequestFacts,
  { files }: Comparison,
): Promise<ConfigText | null> {
  const isChanged = files.some(
    ({ path, previousPath }) => CONFIG_PATHS.includes(path) || CONFIG_PATHS.includes(previousPath ?? ""),
  );
  return isChanged ? readCommitConfig(connection, facts.ref.repository, facts.headSha) : null;
}
