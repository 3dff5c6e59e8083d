import type { BundleLocation } from "../bundle/spec-bundle.ts";
import { type DeclaredLayout, layoutFrom } from "./declared-layout.ts";
import { isIgnoredDirectory } from "./ignored-directory.ts";
import { layouts } from "./index.ts";
import type { Layout } from "./layout.ts";
import { documentPath } from "./layout-of.ts";

/** Files of one bundle that are told of; what a bundle has beyond these, no rule asks for. */
const MOST_FILES = 500;

/**
 * Finds the spec bundles among the paths of a tree, by path alone, sorted by path. A directory is a bundle by the
 * documents that lie in it; `spec/` or `specs/` alone is none. Layouts that the configuration declares go before ours.
 * Linear in the number of paths.
 */
export function discoverBundles(paths: Iterable<string>, declared: readonly DeclaredLayout[] = []): BundleLocation[] {
  const all = [...paths];
  const documents = all.filter(isDocument);
  const found = new Map<string, BundleLocation>();
  for (const declaration of declared) findBundles(documents, layoutFrom(declaration), found, declaration);
  for (const layout of layouts) findBundles(documents, layout, found);
  const files = filesByBundle(all, found);
  return [...found.values()]
    .map((location) => ({ ...location, files: files.get(location.path) ?? [] }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Files that can make a bundle or be read as a part of it, outside of what is never looked at. */
function isDocument(path: string): boolean {
  if (!/\.(?:md|ya?ml|json)$/.test(path)) return false;
  return !isIgnoredDirectory(path.slice(0, Math.max(path.lastIndexOf("/"), 0)));
}

function findBundles(
  paths: readonly string[],
  layout: Layout,
  found: Map<string, BundleLocation>,
  declared?: DeclaredLayout,
): void {
  for (const [directory, names] of namesByDirectory(paths, layout)) {
    if (found.has(directory) || !layout.isBundle(names)) continue;
    const location = locate(directory, layout, names);
    found.set(directory, declared ? { ...location, declared } : location);
  }
}

function namesByDirectory(paths: readonly string[], layout: Layout): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    const directory = layout.directoryOf(path);
    if (directory === null) continue;
    const name = path.slice(directory.length + 1);
    const known = names.get(directory);
    if (known) known.add(name);
    else names.set(directory, new Set([name]));
  }
  return names;
}

function locate(directory: string, layout: Layout, names: ReadonlySet<string>): BundleLocation {
  const listed = layout.documents.map(({ name }) => name).filter((name) => names.has(name));
  const further = [...names].filter((name) => layout.furtherRole?.(name) != null && !listed.includes(name)).sort();
  return {
    path: directory,
    slug: directory.slice(directory.lastIndexOf("/") + 1).replace(/\.md$/, ""),
    layout: layout.id,
    documents: [...listed, ...further].map((name) => documentPath(directory, name)),
  };
}

/** Names of the files inside each bundle, documents or not. */
function filesByBundle(paths: readonly string[], bundles: ReadonlyMap<string, unknown>): Map<string, string[]> {
  const files = new Map<string, string[]>();
  if (bundles.size === 0) return files;
  for (const path of paths) {
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      const directory = path.slice(0, slash);
      if (!bundles.has(directory)) continue;
      const known = files.get(directory) ?? [];
      files.set(directory, known);
      if (known.length < MOST_FILES) known.push(path.slice(slash + 1));
      break;
    }
  }
  for (const names of files.values()) names.sort();
  return files;
}
