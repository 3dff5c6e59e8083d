import { stat } from "node:fs/promises";
import { dirname, relative, sep } from "node:path";
import type { BundleLocation } from "../core/bundle/spec-bundle.ts";
import type { Config } from "../core/config/config.ts";
import { UserError } from "../core/errors.ts";
import { discoverBundles } from "../core/layouts/discover-bundles.ts";
import type { Io } from "./io.ts";
import { readConfig } from "./read-config.ts";
import { existingPath } from "./resolve-path.ts";
import { repositoryRoot } from "./trees/git.ts";
import type { Tree } from "./trees/tree.ts";
import { trackedTree, walkedTree, walkFiles } from "./trees/working-tree.ts";

/** The spec bundles that a call is about, and the tree that they were found in. */
export interface Target {
  readonly tree: Tree;
  /** Where the configuration is looked for: the repository, or the tree itself outside git. */
  readonly home: Tree;
  /** Whether `tree` is what the App would look at. */
  readonly isTracked: boolean;
  /** Those beneath the given paths. */
  readonly bundles: readonly BundleLocation[];
  /** All of the tree. */
  readonly knownBundles: readonly BundleLocation[];
}

/** How many directories are tried, upwards from a named one: `specs/web/001-a` is found from the fourth. */
const LEVELS_ABOVE = 4;

/**
 * Finds the spec bundles beneath the paths, by default beneath the current directory. Inside git the repository is
 * looked at as the App looks at it; a named path where that knows none (ignored, or left out for its place), and any
 * path outside git, is looked at by itself. Throws `UserError` for a path that does not exist or a file that belongs
 * to no spec bundle.
 */
export async function findTarget(io: Io, paths: readonly string[]): Promise<Target> {
  const named = paths.length === 0 ? ["."] : paths;
  const starts = await Promise.all(named.map((path) => existingPath(io, path)));
  const directories = await Promise.all(starts.map(directoryOf));
  const common = commonDirectory(directories);
  const repository = await repositoryRoot(common);
  const home = repository === null ? null : trackedTree(repository);
  const tracked = home && (await targetIn(home, home, starts, true));
  if (tracked && (tracked.bundles.length > 0 || paths.length === 0)) return tracked;
  const walked = await findWalked(home, common, directories, starts);
  if (walked.bundles.length === 0) await refuseStrayFile(starts, named);
  return walked.bundles.length === 0 && tracked ? tracked : walked;
}

/** Bundles are recognised by their path, so the root is tried ever higher until it holds one. */
async function findWalked(
  home: Tree | null,
  common: string,
  directories: readonly string[],
  starts: readonly string[],
): Promise<Target> {
  const files = await walkFiles(directories);
  const roots = upwards(common, LEVELS_ABOVE).map((root) => walkedTree(root, files));
  const targets = await Promise.all(roots.map((tree) => targetIn(tree, home ?? tree, starts, false)));
  const [first] = targets;
  if (first === undefined) throw new Error("there is no directory to look into");
  return targets.find(({ bundles }) => bundles.length > 0) ?? first;
}

async function targetIn(tree: Tree, home: Tree, starts: readonly string[], isTracked: boolean): Promise<Target> {
  const knownBundles = discoverBundles(await tree.listPaths(), await declaredLayouts(home));
  const prefixes = starts.map((start) => relative(tree.root, start).split(sep).join("/"));
  const bundles = knownBundles.filter(({ path }) => prefixes.some((prefix) => isAround(path, prefix)));
  return { tree, home, isTracked, bundles, knownBundles };
}

/** Whether a spec bundle of the target lies at, within or around an absolute path. */
export function isBeneath({ tree }: Target, { path }: BundleLocation, absolute: string): boolean {
  return isAround(path, relative(tree.root, absolute).split(sep).join("/"));
}

/** The layouts of the configuration; none where it cannot be read, which whoever judges by it tells. */
async function declaredLayouts(home: Tree): Promise<Config["layouts"]> {
  return (await readConfig(home).catch(() => null))?.config.layouts;
}

/** Whether one of two paths lies within the other. */
function isAround(bundle: string, prefix: string): boolean {
  return prefix === "" || bundle === prefix || bundle.startsWith(`${prefix}/`) || prefix.startsWith(`${bundle}/`);
}

async function refuseStrayFile(starts: readonly string[], named: readonly string[]): Promise<void> {
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
