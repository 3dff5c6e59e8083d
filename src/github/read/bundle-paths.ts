import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { type DeclaredLayout, layoutFrom } from "../../core/layouts/declared-layout.ts";
import { discoverBundles } from "../../core/layouts/discover-bundles.ts";
import { layouts } from "../../core/layouts/index.ts";
import type { Layout } from "../../core/layouts/layout.ts";
import { documentPath, layoutOf } from "../../core/layouts/layout-of.ts";
import type { ChangedFile } from "../../core/snapshot/change.ts";
import type { TreeEntries } from "./tree.ts";

const DIRECTORY = "040000";

/** File names that are a document in some layout. */
const DOCUMENT_NAMES: ReadonlySet<string> = new Set(
  layouts.flatMap(({ documents }) => documents.map(({ name }) => name)),
);

/** Whether a path lies where some layout keeps its bundles. */
export function isBundlePath(path: string, declared: readonly DeclaredLayout[] = []): boolean {
  return allLayouts(declared).some((layout) => layout.directoryOf(path) !== null);
}

/** Directories of the bundles that the changed files lie in, under their old names and their new ones. */
export function touchedDirectories(
  files: readonly ChangedFile[],
  declared: readonly DeclaredLayout[] = [],
): ReadonlySet<string> {
  const paths = files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
  return directoriesOf(paths, declared);
}

function directoriesOf(paths: readonly string[], declared: readonly DeclaredLayout[]): ReadonlySet<string> {
  const all = allLayouts(declared);
  return new Set(paths.flatMap((path) => all.flatMap((layout) => layout.directoryOf(path) ?? [])));
}

function allLayouts(declared: readonly DeclaredLayout[]): readonly Layout[] {
  return declared.length === 0 ? layouts : [...declared.map(layoutFrom), ...layouts];
}

/** The bundles of a tree. A directory that bears a document's name counts as that document: it will be told as unread. */
export function findBundles(tree: TreeEntries, declared: readonly DeclaredLayout[] = []): readonly BundleLocation[] {
  const paths = [...tree.values()]
    .filter(({ path, mode }) => mode !== DIRECTORY || DOCUMENT_NAMES.has(path.slice(path.lastIndexOf("/") + 1)))
    .map(({ path }) => path);
  return discoverBundles(paths, declared);
}

/** Paths of all documents that a bundle's layout knows, whether they exist or not. */
export function documentPaths(location: BundleLocation): readonly string[] {
  const names = layoutOf(location)?.documents.map(({ name }) => documentPath(location.path, name)) ?? [];
  return [...new Set([...location.documents, ...names])];
}
