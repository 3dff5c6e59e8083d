import type { EvaluationInput } from "../core/evaluation-input.ts";
import { discoverBundles } from "../core/layouts/discover-bundles.ts";
import type { Target } from "./find-target.ts";
import { readConfig } from "./read-config.ts";
import { mergeBase } from "./trees/git.ts";
import { GitCommitTree } from "./trees/git-commit-tree.ts";
import type { Tree } from "./trees/tree.ts";

/**
 * What the evaluator needs of a target. With `baseRef` findings are compared with the merge base, and the configuration
 * is the base's, as it is for the App; without, every finding is new and the configuration is the working tree's.
 */
export async function buildInput(target: Target, baseRef: string | null): Promise<EvaluationInput> {
  const { tree, home, bundles, knownBundles } = target;
  const baseTree = baseRef === null ? null : new GitCommitTree(tree.root, await mergeBase(tree.root, baseRef));
  const [{ config }, head, base] = await Promise.all([
    readConfig(baseTree ?? home),
    tree.readFiles(bundles.flatMap(({ documents }) => documents)),
    baseTree === null ? null : readBase(baseTree, new Set(bundles.map(({ path }) => path))),
  ]);
  return { bundles, knownBundles, head, base, config, change: null };
}

async function readBase(tree: Tree, paths: ReadonlySet<string>): Promise<NonNullable<EvaluationInput["base"]>> {
  const bundles = discoverBundles(await tree.listPaths()).filter(({ path }) => paths.has(path));
  return { bundles, tree: await tree.readFiles(bundles.flatMap(({ documents }) => documents)) };
}
