import { stat } from "node:fs/promises";
import { dirname, relative, sep } from "node:path";
import type { BundleLocation } from "../core/bundle/spec-bundle.ts";
import { UserError } from "../core/errors.ts";
import { discoverBundles } from "../core/layouts/discover-bundles.ts";
import type { Io } from "./io.ts";
import { existingPath } from "./resolve-path.ts";
import { repositoryRoot } from "./trees/git.ts";
import { WorkingTree } from "./trees/working-tree.ts";

/** The spec bundles that a call is about, and the tree that they were found in. */
export interface Target {
  readonly tree: WorkingTree;
  readonly inGit: boolean;
  /** Those beneath the given paths. */
  readonly bundles: readonly BundleLocation[];
  /** All of the tree. */
  readonly knownBundles: readonly BundleLocation[];
}

/** How many directories are tried, upwards from a named one: `specs/web/001-a` is found from the fourth. */
const LEVELS_ABOVE = 4;

/**
 * Finds the spec bundles beneath the paths, by default beneath the current directory. Inside git the repository is
 * looked at as the App looks at it; where that knows none there (outside git, ignored or excluded by its place) the
 * directory itself is. Throws `UserError` for a path that does not exist or a file that belongs to no spec bundle.
 */
export async function findTarget(io: Io, paths: readonly string[]): Promise<Target> {
  const named = paths.length === 0 ? ["."] : paths;
  const starts = await Promise.all(named.map((path) => existingPath(io, path)));
  const common = commonDirectory(await Promise.all(starts.map(directoryOf)));
  const repository = await repositoryRoot(common);
  const roots = [...(repository === null ? [] : [repository]), ...upwards(common, LEVELS_ABOVE)];
  const targets = roots.map((root) => () => targetIn(root, root === repository, starts));
  const target = await firstWithBundles(targets);
  await refuseStrayFile(target, starts, named);
  return target;
}

async function firstWithBundles(targets: readonly (() => Promise<Target>)[]): Promise<Target> {
  let first: Target | undefined;
  for (const open of targets) {
    const target = await open();
    if (target.bundles.length > 0) return target;
    first ??= target;
  }
  if (first === undefined) throw new Error("no directory to look into");
  return first;
}

async function targetIn(root: string, inGit: boolean, starts: readonly string[]): Promise<Target> {
  const tree = new WorkingTree(root, inGit, starts);
  const knownBundles = discoverBundles(await tree.listPaths());
  const prefixes = starts.map((start) => relative(root, start).split(sep).join("/"));
  const bundles = knownBundles.filter(({ path }) => prefixes.some((prefix) => isAround(path, prefix)));
  return { tree, inGit, bundles, knownBundles };
}

/** Whether one of two paths lies within the other. */
function isAround(bundle: string, prefix: string): boolean {
  return prefix === "" || bundle === prefix || bundle.startsWith(`${prefix}/`) || prefix.startsWith(`${bundle}/`);
}

async function refuseStrayFile(target: Target, starts: readonly string[], named: readonly string[]): Promise<void> {
  if (target.bundles.length > 0) return;
  for (const [index, start] of starts.entries()) {
    if ((await stat(start)).isDirectory()) continue;
    const hint = "Name a directory, or read the file alone with `parse` or `graph`.";
    throw new UserError("no-bundle", `"${named[index]}" belongs to no spec bundle.`, hint);
  }
}

async function directoryOf(path: string): Promise<string> {
  return (await stat(path)).isDirectory() ? path : dirname(path);
}

function commonDirectory(directories: readonly string[]): string {
  return directories.reduce((common, directory) => {
    let shared = common;
    while (directory !== shared && !directory.startsWith(shared.endsWith(sep) ? shared : shared + sep)) {
      shared = dirname(shared);
    }
    return shared;
  });
}

function upwards(directory: string, levels: number): string[] {
  const above = dirname(directory);
  return levels === 1 || above === directory ? [directory] : [directory, ...upwards(above, levels - 1)];
}
