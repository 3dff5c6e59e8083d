import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { discoverBundles } from "../../core/layouts/discover-bundles.ts";
import type { PullRequestBundles, PullRequestFacts } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { type BaseDocument, findBaseDocuments } from "./base-documents.ts";
import type { BaseSettings } from "./base-settings.ts";
import type { Comparison } from "./compare.ts";
import { assembleContext, wishContext } from "./context.ts";
import { requireBounded } from "./document-bounds.ts";
import { type FoundFile, readDocuments, type Wish } from "./documents.ts";
import type { TreeEntries } from "./tree.ts";
import { collectFiles } from "./tree-files.ts";

/** What is read for a pull request once its bundles are known. */
interface Wanted {
  readonly comparison: Comparison;
  readonly tree: TreeEntries;
  readonly bundles: readonly BundleLocation[];
  readonly settings: BaseSettings;
}

/**
 * The documents of the bundles, and the files around them, at the head and at the merge base. Both sides go into the
 * same queries, so that the merge base costs no request of its own. Throws `UserError` when there is more than is read
 * at once.
 */
export async function readBothSides(
  connection: Connection,
  { ref, headSha }: PullRequestFacts,
  { comparison, tree, bundles, settings }: Wanted,
): Promise<Pick<PullRequestBundles, "head" | "base" | "context">> {
  const paths = bundles.flatMap(({ documents }) => documents);
  const around = wishContext(headSha, comparison, tree, bundles, settings);
  requireBounded([...paths, ...around.paths.read], tree);
  const baseDocuments = findBaseDocuments(bundles, comparison);
  const head = paths.map((path) => headWish(headSha, path, tree));
  const base = baseDocuments.flatMap((document) => baseWish(comparison.mergeBaseSha, document));
  const parts = [head, base, around.head, around.base];
  const found = await readDocuments(connection, ref.repository, parts.flat());
  const [headFound = [], baseFound = [], headAround = [], baseAround = []] = splitLike(parts, found);
  const atHead = new Map(headFound.map((one, at) => [paths[at] ?? "", one ?? missing(paths[at] ?? "")]));
  const atBase = assembleBase(baseDocuments, baseFound, atHead);
  return {
    head: collectFiles(headSha, [...atHead.values()]),
    base: describeBase(comparison, atBase, bundles, settings),
    context: assembleContext(headSha, comparison, around, headAround, baseAround),
  };
}

/** What was found for each part of what was wished for together. */
function splitLike(
  parts: readonly (readonly Wish[])[],
  found: readonly FoundFile[],
): readonly (readonly FoundFile[])[] {
  const starts = parts.map((_, at) => parts.slice(0, at).flat().length);
  return parts.map((part, at) => found.slice(starts[at] ?? 0, (starts[at] ?? 0) + part.length));
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

function describeBase(
  comparison: Comparison,
  found: readonly FoundFile[],
  bundles: readonly BundleLocation[],
  { layouts }: BaseSettings,
): PullRequestBundles["base"] {
  const tree = collectFiles(comparison.mergeBaseSha, found);
  const paths = [...tree.files, ...tree.unread].map(({ path }) => path);
  const atHead = new Map(bundles.map((bundle) => [bundle.path, bundle]));
  const before = discoverBundles(paths, layouts).flatMap((bundle) => {
    const head = atHead.get(bundle.path);
    return head ? [{ ...bundle, files: filesBefore(head, comparison) }] : [];
  });
  return { bundles: before, tree };
}

/** Names of the files that a bundle had at the merge base, told by what changed since. */
function filesBefore({ path, files = [] }: BundleLocation, { files: changes }: Comparison): readonly string[] {
  const names = new Set(files);
  for (const { path: now, previousPath, status } of changes) {
    if (status === "added" || status === "copied" || status === "renamed") names.delete(now.slice(path.length + 1));
    const gone = status === "renamed" ? previousPath : status === "removed" ? now : null;
    if (gone?.startsWith(`${path}/`)) names.add(gone.slice(path.length + 1));
  }
  return [...names].sort();
}
