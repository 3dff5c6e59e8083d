import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { type ContextPaths, findContextPaths } from "../../core/snapshot/context-paths.ts";
import type { RepositoryContext } from "../../core/snapshot/repository-context.ts";
import type { BaseSettings } from "./base-settings.ts";
import type { Comparison } from "./compare.ts";
import type { FoundFile, Wish } from "./documents.ts";
import type { TreeEntries } from "./tree.ts";
import { collectFiles } from "./tree-files.ts";

/** What is to be read around the spec bundles, at the head and at the merge base. */
export interface ContextWishes {
  readonly paths: ContextPaths;
  readonly head: readonly Wish[];
  readonly base: readonly Wish[];
}

/** Chooses the files around the bundles; what the pull request does not change is the same at the merge base. */
export function wishContext(
  headSha: string,
  comparison: Comparison,
  tree: TreeEntries,
  bundles: readonly BundleLocation[],
  settings: BaseSettings,
): ContextWishes {
  const paths = findContextPaths([...tree.keys()], bundles, comparison.files, settings);
  const added = new Set(comparison.files.filter(({ status }) => status === "added").map(({ path }) => path));
  const changed = new Set(comparison.files.map(({ path }) => path));
  const wish = (commitSha: string, path: string): Wish => {
    const entry = tree.get(path);
    return entry && commitSha === headSha ? { commitSha, path, entry } : { commitSha, path };
  };
  const before = paths.read.filter((path) => changed.has(path) && !added.has(path));
  return {
    paths,
    head: paths.read.map((path) => wish(headSha, path)),
    base: before.map((path) => wish(comparison.mergeBaseSha, path)),
  };
}

/** Puts together what was found; an unchanged file stands on both sides. */
export function assembleContext(
  headSha: string,
  { mergeBaseSha, files: changes, filesComplete }: Comparison,
  { paths, base }: ContextWishes,
  foundAtHead: readonly FoundFile[],
  foundAtBase: readonly FoundFile[],
): RepositoryContext {
  const changed = new Set(changes.map(({ path }) => path));
  const unchanged = foundAtHead.filter((_, at) => !changed.has(paths.read[at] ?? ""));
  const read = foundAtBase.slice(0, base.length);
  return {
    head: collectFiles(headSha, foundAtHead),
    base: filesComplete ? collectFiles(mergeBaseSha, [...unchanged, ...read]) : null,
    known: paths.known,
    changes,
  };
}
