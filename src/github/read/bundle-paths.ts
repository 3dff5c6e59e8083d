import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { discoverBundles } from "../../core/layouts/discover-bundles.ts";
import { layouts } from "../../core/layouts/index.ts";
import type { ChangedFile } from "../../core/snapshot/pull-request.ts";
import type { TreeEntries, TreeEntry } from "./tree.ts";

const DIRECTORY = "040000";

/** File names that are a document in some layout. */
const DOCUMENT_NAMES: ReadonlySet<string> = new Set(
  layouts.flatMap(({ documents }) => documents.map(({ name }) => name)),
);

/** Whether a path lies where some layout keeps its bundles. */
export function isBundlePath(path: string): boolean {
  return layouts.some((layout) => layout.directoryOf(path) !== null);
}

/** Directories of the bundles that the changed files lie in, under their old names and their new ones. */
export function touchedDirectories(files: readonly ChangedFile[]): ReadonlySet<string> {
  const paths = files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
  return directoriesOf(paths);
}

/** The same, told by two trees: for a pull request with more files than GitHub lists. */
export function directoriesBetween(head: TreeEntries, base: TreeEntries): ReadonlySet<string> {
  const paths = [...new Set([...head.keys(), ...base.keys()])];
  return directoriesOf(paths.filter((path) => !isSameEntry(head.get(path), base.get(path))));
}

function isSameEntry(one: TreeEntry | undefined, other: TreeEntry | undefined): boolean {
  return one?.sha === other?.sha && one?.mode === other?.mode;
}

function directoriesOf(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.flatMap((path) => layouts.flatMap((layout) => layout.directoryOf(path) ?? [])));
}

/** The bundles of a tree. A directory that bears a document's name counts as that document: it will be told as unread. */
export function findBundles(tree: TreeEntries): readonly BundleLocation[] {
  const paths = [...tree.values()]
    .filter(({ path, mode }) => mode !== DIRECTORY || DOCUMENT_NAMES.has(path.slice(path.lastIndexOf("/") + 1)))
    .map(({ path }) => path);
  return discoverBundles(paths);
}

/** Paths of all documents that a bundle's layout knows, whether they exist or not. */
export function documentPaths({ path, layout, documents }: BundleLocation): readonly string[] {
  const names = layouts.find(({ id }) => id === layout)?.documents.map(({ name }) => `${path}/${name}`) ?? [];
  return [...new Set([...documents, ...names])];
}
