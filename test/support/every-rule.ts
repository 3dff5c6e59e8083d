import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../../src/core/config/config.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/default-config.ts";
import type { EvaluationInput } from "../../src/core/evaluation-input.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import { rules } from "../../src/core/rules/index.ts";
import { type BundleFiles, treeOf } from "./bundles.ts";

/** Every rule at the level that it is meant to have, those of the nursery too. */
export const EVERY_RULE: Config = {
  ...DEFAULT_CONFIG,
  rules: Object.fromEntries(
    rules.map((rule) => [rule.id, { level: rule.nursery?.level ?? rule.level, options: rule.options.parse({}) }]),
  ),
};

/** Files as they are judged where there is no pull request. */
export function inputOfFiles(files: BundleFiles, config: Config = EVERY_RULE, base?: BundleFiles): EvaluationInput {
  const bundles = discoverBundles(Object.keys(files));
  return {
    bundles,
    knownBundles: bundles,
    head: treeOf(files),
    base: base ? { bundles: discoverBundles(Object.keys(base)), tree: treeOf(base) } : null,
    config,
    change: null,
    context: { head: treeOf(files), base: null, known: Object.keys(files), changes: null },
  };
}

/** The files beneath a directory, by their paths relative to it. */
export function filesBeneath(root: string): BundleFiles {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" });
  const files = paths.filter((path) => statSync(join(root, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, new Uint8Array(readFileSync(join(root, path)))]));
}

/** Every fixture that is a spec bundle. */
export const BUNDLE_FIXTURES = ["bundles", "documents"].flatMap((kind) =>
  readdirSync(`fixtures/${kind}`).map((name) => ({ name: `${kind}/${name}`, root: `fixtures/${kind}/${name}/input` })),
);
