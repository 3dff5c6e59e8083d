import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { discoverBundles } from "../../core/layouts/discover-bundles.ts";
import type { ConfigText, PullRequestBundles, PullRequestFacts } from "../../core/snapshot/pull-request.ts";
import type { TreeFiles } from "../../core/snapshot/source-file.ts";
import type { Connection } from "../connection.ts";
import { readCommitConfig } from "./base-config.ts";
import { type BaseDocument, findBaseDocuments } from "./base-documents.ts";
import { findBundles, touchedDirectories } from "./bundle-paths.ts";
import { type Comparison, readComparison } from "./compare.ts";
import { requireBounded } from "./document-bounds.ts";
import { type FoundFile, readDocuments, type Wish } from "./documents.ts";
import { findNamed, namesAny } from "./named-bundles.ts";
import { readTree, type TreeEntries } from "./tree.ts";
import { collectFiles } from "./tree-files.ts";

const CONFIG_PATHS = new Set([".github/spec-kit-enforce.yml", ".github/spec-kit-enforce.yaml"]);

/**
 * The spec bundles that a pull request touches or names, at its head and at its merge base. Where it does neither,
 * the comparison is the only request.
 */
export async function readBundles(connection: Connection, facts: PullRequestFacts): Promise<PullRequestBundles> {
  const comparison = await readComparison(connection, facts);
  const headConfig = await readHeadConfig(connection, facts, comparison);
  const touched = touchedDirectories(comparison.files);
  const isConcerned = touched.size > 0 || namesAny(facts) || !comparison.filesComplete;
  if (!isConcerned) return { ...comparison, headConfig, ...nothing(facts, comparison) };
  const tree = await readTree(connection, facts.ref.repository, facts.headSha);
  const knownBundles = findBundles(tree);
  const named = findNamed(facts, knownBundles);
  const bundles = knownBundles.filter((bundle) => touched.has(bundle.path) || named.has(bundle.path));
  const read = await readBothSides(connection, facts, comparison, tree, bundles);
  return { ...comparison, headConfig, knownBundles, bundles, ...read };
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
    ({ path, previousPath }) => CONFIG_PATHS.has(path) || CONFIG_PATHS.has(previousPath ?? ""),
  );
  return isChanged ? readCommitConfig(connection, facts.ref.repository, facts.headSha) : null;
}

/** Both sides go into the same queries: the merge base costs no request of its own. */
async function readBothSides(
  connection: Connection,
  { ref, headSha }: PullRequestFacts,
  comparison: Comparison,
  tree: TreeEntries,
  bundles: readonly BundleLocation[],
) {
  const headPaths = bundles.flatMap(({ documents }) => documents);
  requireBounded(headPaths, tree);
  const baseDocuments = findBaseDocuments(bundles, comparison);
  const { mergeBaseSha } = comparison;
  const headWishes = headPaths.map((path) => headWish(headSha, path, tree));
  const baseWishes = baseDocuments.flatMap((one) =>
    one.from === "base" ? { commitSha: mergeBaseSha, path: one.path } : [],
  );
  const found = await readDocuments(connection, ref.repository, [...headWishes, ...baseWishes]);
  const head = headPaths.map((path, index) => found[index] ?? { unread: { path, reason: "missing" as const } });
  const base = assembleBase(
    baseDocuments,
    found.slice(headPaths.length),
    new Map(headPaths.map((p, i) => [p, head[i] ?? null])),
  );
  return { head: collectFiles(headSha, head), base: describeBase(mergeBaseSha, base, bundles) };
}

function headWish(commitSha: string, path: string, tree: TreeEntries): Wish {
  const entry = tree.get(path);
  return entry ? { commitSha, path, entry } : { commitSha, path };
}

/** The documents of the merge base under the names that they have at the head. */
function assembleBase(
  documents: readonly BaseDocument[],
  read: readonly FoundFile[],
  head: ReadonlyMap<string, FoundFile>,
): readonly FoundFile[] {
  const rest = [...read];
  return documents.map((document) => {
    const found = document.from === "head" ? (head.get(document.headPath) ?? null) : (rest.shift() ?? null);
    return renamed(found, document.headPath);
  });
}

function renamed(found: FoundFile, path: string): FoundFile {
  if (!found) return null;
  return "file" in found ? { file: { ...found.file, path } } : { unread: { ...found.unread, path } };
}

function describeBase(sha: string, found: readonly FoundFile[], bundles: readonly BundleLocation[]) {
  const tree = collectFiles(sha, found);
  const paths = [...tree.files, ...tree.unread].map(({ path }) => path);
  const wanted = new Set(bundles.map(({ path }) => path));
  return { bundles: discoverBundles(paths).filter(({ path }) => wanted.has(path)), tree };
}
