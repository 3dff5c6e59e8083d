import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { discoverBundles } from "../../core/layouts/discover-bundles.ts";
import type { PullRequestBundles, RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { SourceFile } from "../../core/snapshot/source-file.ts";
import type { Connection } from "../connection.ts";
import { type BaseDocument, findBaseDocuments } from "./base-documents.ts";
import type { BaseSettings } from "./base-settings.ts";
import { assembleContext, wishContext } from "./context.ts";
import { requireBounded } from "./document-bounds.ts";
import { type FoundFile, readDocuments, type Wish } from "./documents.ts";
import { isSame, type JudgedSide, wishBefore, wishFor } from "./judged-side.ts";
import type { TreeEntries } from "./tree.ts";
import { collectFiles } from "./tree-files.ts";

/** What is read for a pull request once its bundles are known. */
interface Wanted {
  readonly repository: RepositoryRef;
  readonly side: JudgedSide;
  readonly bundles: readonly BundleLocation[];
  readonly settings: BaseSettings;
  /** The head, where something else is judged. */
  readonly head: { readonly sha: string; readonly tree: TreeEntries } | null;
  /** Files to be read along for another purpose. */
  readonly beside: readonly Wish[];
}

/** What was read, and what was found of `beside`. */
export interface ReadSides {
  readonly sides: Pick<PullRequestBundles, "head" | "base" | "context" | "atHead">;
  readonly beside: readonly FoundFile[];
}

/**
 * The documents of the bundles, and the files around them, as they are judged and as they were before. All go into the
 * same queries, so that no side costs a request of its own. Throws `UserError` when there is more than is read at once.
 */
export async function readBothSides(connection: Connection, wanted: Wanted): Promise<ReadSides> {
  const { repository, side, bundles, settings } = wanted;
  const paths = bundles.flatMap(({ documents }) => documents);
  const around = wishContext(side, bundles, settings);
  requireBounded([...paths, ...around.paths.read], side.tree);
  const baseDocuments = findBaseDocuments(bundles, side);
  const head = paths.map((path) => wishFor(side, path));
  const base = baseDocuments.flatMap((one) => (one.from === "base" ? [wishBefore(side, one.path)] : []));
  const elsewhere = wishAtHead([...paths, ...around.paths.read], wanted);
  const parts = [head, base, around.head, around.base, elsewhere, wanted.beside];
  const found = await readDocuments(connection, repository, parts.flat());
  const [headFound = [], baseFound = [], headAround = [], baseAround = [], atHeadFound = [], beside = []] = splitLike(
    parts,
    found,
  );
  const judged = new Map(headFound.map((one, at) => [paths[at] ?? "", one ?? missing(paths[at] ?? "")]));
  const atBase = assembleBase(baseDocuments, baseFound, judged);
  const atHead = atHeadFound.flatMap((one): SourceFile[] => (one && "file" in one ? [one.file] : []));
  const sides = {
    head: collectFiles(side.sha, [...judged.values()]),
    base: describeBase(side, atBase, bundles, settings),
    context: assembleContext(side, around, headAround, baseAround),
    ...(atHead.length > 0 ? { atHead } : {}),
  };
  return { sides, beside };
}

/** The head's version of what is judged in another one: lines are counted there. */
function wishAtHead(paths: readonly string[], { side, head }: Wanted): readonly Wish[] {
  if (head === null) return [];
  return [...new Set(paths)].flatMap((path) => {
    const entry = head.tree.get(path);
    return !entry || isSame(entry, side.tree.get(path)) ? [] : [{ commitSha: head.sha, path, entry }];
  });
}

/** What was found for each part of what was wished for together. */
function splitLike(
  parts: readonly (readonly Wish[])[],
  found: readonly FoundFile[],
): readonly (readonly FoundFile[])[] {
  const starts = parts.map((_, at) => parts.slice(0, at).flat().length);
  return parts.map((part, at) => found.slice(starts[at] ?? 0, (starts[at] ?? 0) + part.length));
}

/** The tree has it, so that its absence is no reason to do without it. */
function missing(path: string): FoundFile {
  return { unread: { path, reason: "missing" } };
}

/** The documents of before under the names that they have now; `read` holds those that had to be read. */
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
  side: JudgedSide,
  found: readonly FoundFile[],
  bundles: readonly BundleLocation[],
  { layouts }: BaseSettings,
): PullRequestBundles["base"] {
  const tree = collectFiles(side.beforeSha, found);
  const paths = [...tree.files, ...tree.unread].map(({ path }) => path);
  const atHead = new Map(bundles.map((bundle) => [bundle.path, bundle]));
  const before = discoverBundles(paths, layouts).flatMap((bundle) => {
    const head = atHead.get(bundle.path);
    return head ? [{ ...bundle, files: filesBefore(head, side) }] : [];
  });
  return { bundles: before, tree };
}

/** Names of the files that a bundle had before, told by what changed since. */
function filesBefore({ path, files = [] }: BundleLocation, { comparison }: JudgedSide): readonly string[] {
  const { files: changes } = comparison;
  const names = new Set(files);
  for (const { path: now, previousPath, status } of changes) {
    if (status === "added" || status === "copied" || status === "renamed") names.delete(now.slice(path.length + 1));
    const gone = status === "renamed" ? previousPath : status === "removed" ? now : null;
    if (gone?.startsWith(`${path}/`)) names.add(gone.slice(path.length + 1));
  }
  return [...names].sort();
}
