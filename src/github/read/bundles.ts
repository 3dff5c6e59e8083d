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
import { type AlsoNamed, namesAny } from "./named-bundles.ts";
import { changesGoverned, readNear } from "./near-bundles.ts";

/**
 * The spec bundles that a pull request touches or names, and what rules look at around them, as they are after the merge
 * and as they are on the base. Where it does neither, the comparison is the only request, unless it changes code that needs
 * a task: then one is looked for in the task lists. What commands ask for is in `also`.
 */
export async function readBundles(
  connection: Connection,
  facts: PullRequestFacts,
  also: AlsoNamed = [],
  judgedBefore: string | null = null,
): Promise<PullRequestBundles> {
  const comparison = await readComparison(connection, facts);
  const headConfig = await readHeadConfig(connection, facts, comparison);
  const settings = readSettings(facts);
  const listed = touchedDirectories(comparison.files, settings.layouts);
  const isAround = concernsContext(comparison.files, settings);
  const isGoverned = changesGoverned(facts, comparison);
  const isNamed = also.length > 0 || namesAny(facts);
  const isConcerned = listed.size > 0 || isAround || isNamed || isGoverned || !comparison.filesComplete;
  if (!isConcerned) return { ...comparison, headConfig, ...nothing(facts, comparison) };
  const judged = await readJudged(connection, facts, comparison, settings, { also, judgedBefore });
  const isNear = isGoverned && judged.bundles.length === 0;
  const near = isNear ? { near: await readNear(connection, facts, judged.knownBundles, settings) } : {};
  return { ...comparison, headConfig, ...judged, ...near };
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
