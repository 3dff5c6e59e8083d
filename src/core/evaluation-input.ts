import type { BundleLocation } from "./bundle/spec-bundle.ts";
import type { Config } from "./config/config.ts";
import type { WaiverInForce } from "./config/waivers.ts";
import type { Change } from "./snapshot/change.ts";
import type { RepositoryContext } from "./snapshot/repository-context.ts";
import type { TreeFiles } from "./snapshot/source-file.ts";

/** Everything that a verdict depends on. Equal inputs give equal evaluations. */
export interface EvaluationInput {
  /** The spec bundles to judge, as found in the head tree. */
  readonly bundles: readonly BundleLocation[];
  readonly head: TreeFiles;
  /** The same bundles at the merge base; null where there is none, and then every finding is new. */
  readonly base: { readonly bundles: readonly BundleLocation[]; readonly tree: TreeFiles } | null;
  readonly config: Config;
  /** The pull request around it; null for a plain directory. */
  readonly change: Change | null;
  /** Paths of all spec bundles of the head tree, judged or not, so that a claim on another bundle is told from an unknown one. */
  readonly knownBundles: readonly BundleLocation[];
  /** Task lists to find a task in for a pull request that names none; they are not judged. */
  readonly near?: { readonly bundles: readonly BundleLocation[]; readonly tree: TreeFiles };
  /** Files outside of the spec bundles; absent where none were read, and then rules about them find nothing to look at. */
  readonly context?: RepositoryContext;
  /** Waivers as they stand on the day of the evaluation: core has no clock. */
  readonly waivers?: readonly WaiverInForce[];
  /** Ids of the tasks that commands ask about; they change no verdict. */
  readonly asked?: readonly string[];
}
