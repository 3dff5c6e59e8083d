import type { BundleLocation } from "../bundle/spec-bundle.ts";
import { isIgnoredDirectory } from "./ignored-directory.ts";
import { layouts } from "./index.ts";
import type { Layout } from "./layout.ts";

/**
 * Finds the spec bundles among the paths of a tree, by path alone, sorted by path. A directory is a bundle by the
 * documents that lie in it; `spec/` or `specs/` alone is none. Linear in the number of paths.
 */
export function discoverBundles(paths: Iterable<string>): BundleLocation[] {
  const names = groupByDirectory(paths);
  const found = new Map<string, BundleLocation>();
  for (const layout of layouts) {
    for (const [directory, files] of names) {
      const isCandidate = !found.has(directory) && layout.directoryOf(`${directory}/_`) === directory;
      if (isCandidate && layout.isBundle(files)) found.set(directory, locate(directory, layout, files));
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function groupByDirectory(paths: Iterable<string>): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    const slash = path.lastIndexOf("/");
    const directory = path.slice(0, Math.max(slash, 0));
    if (!path.endsWith(".md") || isIgnoredDirectory(directory)) continue;
    const files = names.get(directory);
    if (files) files.add(path.slice(slash + 1));
    else names.set(directory, new Set([path.slice(slash + 1)]));
  }
  return names;
}

function locate(directory: string, layout: Layout, files: ReadonlySet<string>): BundleLocation {
  const documents = layout.documents.filter(({ name }) => files.has(name)).map(({ name }) => `${directory}/${name}`);
  return { path: directory, slug: directory.slice(directory.lastIndexOf("/") + 1), layout: layout.id, documents };
}
