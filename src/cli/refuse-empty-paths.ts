import { stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { UserError } from "../core/errors.ts";
import { isBeneath, type Target } from "./find-target.ts";
import type { Io } from "./io.ts";
import { nameBundles } from "./name-bundles.ts";
import { existingPath } from "./resolve-path.ts";
import { findStrayTasks, strayTasksSentence } from "./stray-tasks.ts";
import { walkFiles } from "./trees/working-tree.ts";

/**
 * Throws `UserError` for the first of the given paths that holds no spec bundle: who names a path wants it checked, and
 * must not be told that all is well when nothing was looked at.
 */
export async function refuseEmptyPaths(io: Io, paths: readonly string[], target: Target): Promise<void> {
  for (const written of paths) {
    const path = await existingPath(io, written);
    if (target.bundles.some((bundle) => isBeneath(target, bundle, path))) continue;
    const sentence = await describeStray(path, target);
    if (sentence !== null) throw new UserError("no-bundle", `There is no spec bundle in "${written}":`, sentence);
    const message = `There is no spec bundle in "${written}": no directory there has the documents of a known layout.`;
    throw new UserError("no-bundle", message, nameBundles(target.knownBundles));
  }
}

/** By the whole path on disk, so that what git ignores is told of too. */
async function describeStray(path: string, { home, knownBundles }: Target): Promise<string | null> {
  const directory = (await stat(path)).isDirectory() ? path : dirname(path);
  const isInside = !relative(home.root, directory).startsWith("..") && home.root !== directory;
  const root = isInside ? home.root : join(directory, "../..");
  const files = (await walkFiles([directory])).map((file) => relative(root, file).split(sep).join("/"));
  const [stray] = findStrayTasks(files, knownBundles);
  return stray === undefined ? null : strayTasksSentence(stray);
}
