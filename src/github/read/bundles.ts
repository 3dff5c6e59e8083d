import { touchesConfig } from "../../core/config/proposed-config.ts";
import { concernsContext } from "../../core/snapshot/context-paths.ts";
import type { ConfigText, PullRequestBundles, PullRequestFacts } from "../../core/snapshot/pull-request.ts";
import type { TreeFiles } from "../../core/snapshot/source-file.ts";
import type { Connection } from "../connection.ts";
import { readCommitConfig } from "./base-config.ts";
import { readSettings } from "./base-settings.ts";
import { touchedDirectories } from "./bundle-paths.ts";
import { type Comparison, readComparison } from "./compare.ts";
import { readJudged } from "./judged-bundles.ts";
import { namesAny } from "./named-bundles.ts";

/**
 * The spec bundles that a pull request touches or names, and what rules look at around them, as they are after the merge
 * and as they are on the base. Where it does neither, the comparison is the only request.
 */
export async function readBundles(connection: Connection, facts: PullRequestFacts): Promise<PullRequestBundles> {
  const comparison = await readComparison(connection, facts);
  const headConfig = await readHeadConfig(connection, facts, comparison);
  const settings = readSettings(facts.config);
  const listed = touchedDirectories(comparison.files, settings.layouts);
  const isAround = concernsContext(comparison.files, settings);
  const isConcerned = listed.size > 0 || isAround || namesAny(facts) || !comparison.filesComplete;
  if (!isConcerned) return { ...comparison, headConfig, ...nothing(facts, comparison) };
  return { ...comparison, headConfig, ...(await readJudged(connection, facts, comparison, settings)) };
}

function nothing({ headSha }: PullRequestFacts, { mergeBaseSha }: Comparison) {
  const empty = (sha: string): TreeFiles => ({ sha, files: [], unread: [] });
  return { knownBundles: [], bundles: [], head: empty(headSha), base: { bundles: [], tree: empty(mergeBaseSha) } };
}

/** Read only where the pull request changes it, or may: to tell a repair from a break, and what it asks less for. */
async function readHeadConfig(
  connection: Connection,
  facts: PullRequestFacts,
  comparison: Comparison,
): Promise<ConfigText | null> {
  return touchesConfig(comparison) ? readCommitConfig(connection, facts.ref.repository, facts.headSha) : null;
}
