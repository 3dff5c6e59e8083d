import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { discoverBundles } from "../../core/layouts/discover-bundles.ts";
import type { PullRequestBundles, PullRequestFacts } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { type BaseDocument, findBaseDocuments } from "./base-documents.ts";
import type { Comparison } from "./compare.ts";
import { requireBounded } from "./document-bounds.ts";
import { type FoundFile, readDocuments, type Wish } from "./documents.ts";
import type { TreeEntries } from "./tree.ts";
import { collectFiles } from "./tree-files.ts";

/**
 * The documents of the bundles at the head and at the merge base. Both sides go into the same queries, so that the
 * merge base costs no request of its own. Throws `UserError` when there is more than is read at once.
 */
export async function readBothSides(
  connection: Connection,
  { ref, headSha }: PullRequestFacts,
  comparison: Comparison,
  tree: TreeEntries,
  bundles: readonly BundleLocation[],
): Promise<Pick<PullRequestBundles, "head" | "base">> {
  const { mergeBaseSha } = comparison;
  const paths = bundles.flatMap(({ documents }) => documents);
  requireBounded(paths, tree);
  const baseDocuments = findBaseDocuments(bundles, comparison);
  const wishes = [
    ...paths.map((path) => headWish(headSha, path, tree)),
    ...baseDocuments.flatMap((document) => baseWish(mergeBaseSha, document)),
  ];
  const found = await readDocuments(connection, ref.repository, wishes);
  const head = new Map(paths.map((path, index) => [path, found[index] ?? missing(path)]));
  const base = assembleBase(baseDocuments, found.slice(paths.length), head);
  return { head: collectFiles(headSha, [...head.values()]), base: describeBase(mergeBaseSha, base, bundles) };
}

function headWish(commitSha: string, path: string, tree: TreeEntries): Wish {
  const entry = tree.get(path);
  return entry ? { commitSha, path, entry } : { commitSha, path };
}

function baseWish(commitSha: string, document: BaseDocument): readonly Wish[] {
  return document.from === "base" ? [{ commitSha, path: document.path }] : [];
}

/** The tree has it, so that its absence is no reason to do without it. */
function missing(path: string): FoundFile {
  return { unread: { path, reason: "missing" } };
}

/** The documents of the merge base under the names that they have at the head; `read` holds those that had to be read. */
function assembleBase(
  documents: readonly BaseDocument[],
  read: readonly FoundFile[],
  head: ReadonlyMap<string, FoundFile>,
): readonly FoundFile[] {
  const rest = read.values();
  return documents.map((document) => {
    const found = document.from === "head" ? head.get(document.headPath) : rest.next().value;
    return renamed(found ?? null, document.headPath);
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
