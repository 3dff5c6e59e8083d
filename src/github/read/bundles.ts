import { CONFIG_PATHS } from "../../core/config/config-paths.ts";
import type { ConfigText, PullRequestBundles, PullRequestFacts } from "../../core/snapshot/pull-request.ts";
import type { TreeFiles } from "../../core/snapshot/source-file.ts";
import type { Connection } from "../connection.ts";
import { readCommitConfig } from "./base-config.ts";
import { readBothSides } from "./both-sides.ts";
import { directoriesBetween, findBundles, touchedDirectories } from "./bundle-paths.ts";
import { type Comparison, readComparison } from "./compare.ts";
import { findNamed, namesAny } from "./named-bundles.ts";
import { readTree, type TreeEntries } from "./tree.ts";

/**
 * The spec bundles that a pull request touches or names, at its head and at its merge base. Where it does neither,
 * the comparison is the only request.
 */
export async function readBundles(connection: Connection, facts: PullRequestFacts): Promise<PullRequestBundles> {
  const comparison = await readComparison(connection, facts);
  const headConfig = await readHeadConfig(connection, facts, comparison);
  const listed = touchedDirectories(comparison.files);
  const isConcerned = listed.size > 0 || namesAny(facts) || !comparison.filesComplete;
  if (!isConcerned) return { ...comparison, headConfig, ...nothing(facts, comparison) };
  const tree = await readTree(connection, facts.ref.repository, facts.headSha);
  const touched = comparison.filesComplete ? listed : await readTouched(connection, facts, comparison, tree);
  const knownBundles = findBundles(tree);
  const named = findNamed(facts, knownBundles);
  const bundles = knownBundles.filter((bundle) => touched.has(bundle.path) || named.has(bundle.path));
  const read = await readBothSides(connection, facts, comparison, tree, bundles);
  return { ...comparison, headConfig, knownBundles, bundles, ...read };
}

/** A list that GitHub cut may hide a bundle; the two trees do not. */
async function readTouched(
  connection: Connection,
  { ref }: PullRequestFacts,
  { mergeBaseSha }: Comparison,
  head: TreeEntries,
): Promise<ReadonlySet<string>> {
  return directoriesBetween(head, await readTree(connection, ref.repository, mergeBaseSha));
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
