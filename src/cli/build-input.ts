import type { Config } from "../core/config/config.ts";
import { findWaivers } from "../core/config/waivers.ts";
import type { EvaluationInput } from "../core/evaluation-input.ts";
import { discoverBundles } from "../core/layouts/discover-bundles.ts";
import type { Target } from "./find-target.ts";
import { readConfig } from "./read-config.ts";
import { readContext } from "./read-context.ts";
import { today } from "./today.ts";
import { mergeBase } from "./trees/git.ts";
import { GitCommitTree } from "./trees/git-commit-tree.ts";
import type { Tree } from "./trees/tree.ts";

/**
 * What the evaluator needs of a target. With `baseRef` findings are compared with the merge base, and the configuration
 * is the base's, as it is for the App; without, every finding is new and the configuration is the working tree's.
 */
export async function buildInput(target: Target, baseRef: string | null): Promise<EvaluationInput> {
  const { tree, home, bundles, knownBundles } = target;
  const baseSha = baseRef === null ? null : await mergeBase(tree.root, baseRef);
  const baseTree = baseSha === null ? null : new GitCommitTree(tree.root, baseSha);
  const { config } = await readConfig(baseTree ?? home);
  const [head, base, context] = await Promise.all([
    tree.readFiles(bundles.flatMap(({ documents }) => documents)),
    baseTree === null ? null : readBase(baseTree, new Set(bundles.map(({ path }) => path)), config),
    readContext(tree, baseSha, bundles, config),
  ]);
  const waivers = findWaivers(config, [], today());
  return {
    bundles,
    knownBundles,
    head,
    base,
    context,
    config,
    change: null,
    ...(waivers.length > 0 ? { waivers } : {}),
  };
}

async function readBase(
  tree: Tree,
  paths: ReadonlySet<string>,
  { layouts }: Config,
): Promise<NonNullable<EvaluationInput["base"]>> {
  const bundles = discoverBundles(await tree.listPaths(), layouts).filter(({ path }) => paths.has(path));
  return { bundles, tree: await tree.readFiles(bundles.flatMap(({ documents }) => documents)) };
}
