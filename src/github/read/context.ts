import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { type ContextPaths, findContextPaths } from "../../core/snapshot/context-paths.ts";
import type { RepositoryContext } from "../../core/snapshot/repository-context.ts";
import type { BaseSettings } from "./base-settings.ts";
import type { FoundFile, Wish } from "./documents.ts";
import { type JudgedSide, wishBefore, wishFor } from "./judged-side.ts";
import { collectFiles } from "./tree-files.ts";

/** What is to be read around the spec bundles, as it is judged and as it was before. */
export interface ContextWishes {
  readonly paths: ContextPaths;
  readonly head: readonly Wish[];
  readonly base: readonly Wish[];
}

/** Chooses the files around the bundles; what the pull request does not change is the same before. */
export function wishContext(
  side: JudgedSide,
  bundles: readonly BundleLocation[],
  settings: BaseSettings,
): ContextWishes {
  const { comparison, tree } = side;
  const paths = findContextPaths([...tree.keys()], bundles, comparison.files, settings);
  const added = new Set(comparison.files.filter(({ status }) => status === "added").map(({ path }) => path));
  const changed = new Set(comparison.files.map(({ path }) => path));
  const before = paths.read.filter((path) => changed.has(path) && !added.has(path));
  return {
    paths,
    head: paths.read.map((path) => wishFor(side, path)),
    base: before.map((path) => wishBefore(side, path)),
  };
}

/** Puts together what was found; an unchanged file stands on both sides. */
export function assembleContext(
  { sha, beforeSha, comparison: { files: changes, filesComplete } }: JudgedSide,
  { paths, base }: ContextWishes,
  foundAtHead: readonly FoundFile[],
  foundAtBase: readonly FoundFile[],
): RepositoryContext {
  const changed = new Set(changes.map(({ path }) => path));
  const unchanged = foundAtHead.filter((_, at) => !changed.has(paths.read[at] ?? ""));
  const read = foundAtBase.slice(0, base.length);
  return {
    head: collectFiles(sha, foundAtHead),
    base: filesComplete ? collectFiles(beforeSha, [...unchanged, ...read]) : null,
    known: paths.known,
    ...(paths.all ? { paths: paths.all } : {}),
    changes,
  };
}
