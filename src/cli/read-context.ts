import type { BundleLocation } from "../core/bundle/spec-bundle.ts";
import type { Config } from "../core/config/config.ts";
import { asksForPaths } from "../core/rules/asks-for-paths.ts";
import { findContextPaths } from "../core/snapshot/context-paths.ts";
import type { RepositoryContext } from "../core/snapshot/repository-context.ts";
import { readChangedFiles } from "./trees/changed-files.ts";
import { GitCommitTree } from "./trees/git-commit-tree.ts";
import type { Tree } from "./trees/tree.ts";

/** What rules look at outside of the spec bundles, at the tree and, where there is one, at the commit compared with. */
export async function readContext(
  tree: Tree,
  baseSha: string | null,
  bundles: readonly BundleLocation[],
  config: Config,
): Promise<RepositoryContext> {
  const changes = baseSha === null ? null : await readChangedFiles(tree.root, baseSha);
  const settings = { ...config, asksForPaths: asksForPaths(config) };
  const { read, known, all } = findContextPaths(await tree.listPaths(), bundles, changes, settings);
  const [head, base] = await Promise.all([
    tree.readFiles(read),
    baseSha === null ? null : new GitCommitTree(tree.root, baseSha).readFiles(read),
  ]);
  return { head, base, known, changes, ...(all ? { paths: all } : {}) };
}
