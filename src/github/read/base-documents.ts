import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import type { ChangedFile } from "../../core/snapshot/change.ts";
import { documentPaths } from "./bundle-paths.ts";
import { isSame, type JudgedSide } from "./judged-side.ts";
import type { TreeEntries } from "./tree.ts";

/** Where the merge base has a document of the head: at `path`, or the same file as at the head. */
export type BaseDocument =
  | { readonly headPath: string; readonly from: "head" }
  | { readonly headPath: string; readonly from: "base"; readonly path: string };

/**
 * Which documents of the bundles there were before, told by the comparison alone where it is complete: what the pull
 * request does not change is the same on both sides and is not read twice. A renamed document is looked for under
 * its old name and takes part under its new one, so that a renamed bundle does not make every old finding a new one.
 */
export function findBaseDocuments(bundles: readonly BundleLocation[], side: JudgedSide): readonly BaseDocument[] {
  const { files, filesComplete } = side.comparison;
  const changes = new Map(files.map((file) => [file.path, file]));
  const { before, tree } = side;
  return bundles.flatMap((bundle) =>
    documentPaths(bundle).flatMap((path) => {
      if (before) return locateIn(before, tree, path, changes.get(path));
      const isAtHead = bundle.documents.includes(path);
      return locate(path, isAtHead, changes.get(path), filesComplete);
    }),
  );
}

function locateIn(
  before: TreeEntries,
  now: TreeEntries,
  headPath: string,
  change: ChangedFile | undefined,
): readonly BaseDocument[] {
  const then = before.get(headPath);
  if (then)
    return [isSame(then, now.get(headPath)) ? { headPath, from: "head" } : { headPath, from: "base", path: headPath }];
  const path = change?.status === "renamed" ? change.previousPath : null;
  return path !== null && before.has(path) ? [{ headPath, from: "base", path }] : [];
}

function locate(
  headPath: string,
  isAtHead: boolean,
  change: ChangedFile | undefined,
  filesComplete: boolean,
): readonly BaseDocument[] {
  if (!change) {
    if (!filesComplete) return [{ headPath, from: "base", path: headPath }];
    return isAtHead ? [{ headPath, from: "head" }] : [];
  }
  if (change.status === "added" || change.status === "copied") return [];
  const path = change.status === "renamed" ? (change.previousPath ?? headPath) : headPath;
  return [{ headPath, from: "base", path }];
}
