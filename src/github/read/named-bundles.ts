import { bundlesCalled } from "../../core/bundle/bundles-called.ts";
import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { hasBranchHints, readBranchHints } from "../../core/references/branch-hints.ts";
import { readClaims } from "../../core/references/claims.ts";
import { isCalled } from "../../core/resolve-claims.ts";
import type { PullRequestFacts } from "../../core/snapshot/pull-request.ts";

type Text = Pick<PullRequestFacts, "title" | "body"> & Partial<Pick<PullRequestFacts, "commits" | "headRef">>;

/** Whether title, description, commits or branch name a task or a spec bundle, so that there can be one to read. */
export function namesAny(text: Text): boolean {
  const { claims, bundles } = readClaims(text);
  return claims.length > 0 || bundles.length > 0 || hasBranchHints(text.headRef ?? "");
}

/** Further spec bundles to read, by path or slug; null stands for the only one there is. */
export type AlsoNamed = readonly (string | null)[];

/**
 * Paths of the bundles that title, description and commits name, by path or slug, or the branch is called after. A bare
 * task id names the only bundle there is; where there are more, it is up to those that the pull request touches. Commands
 * name those in `also`.
 */
export function findNamed(text: Text, known: readonly BundleLocation[], also: AlsoNamed = []): ReadonlySet<string> {
  const { claims, bundles } = readClaims(text);
  const hints = readBranchHints(text.headRef ?? "");
  const isBare = claims.some(({ bundle }) => bundle === null) || hints.tasks.length > 0 || also.includes(null);
  const only = known.length === 1 && isBare ? known : [];
  const written = [...bundles, ...claims.flatMap(({ bundle }) => bundle ?? []), ...also.flatMap((name) => name ?? [])];
  const named = written.flatMap((name) => known.filter((one) => isCalled(one, name)));
  const asked = also.flatMap((name) => (name === null ? [] : bundlesCalled(known, name)));
  const onBranch = known.filter(({ slug }) => hints.means(slug));
  return new Set([...only, ...named, ...asked, ...onBranch].map(({ path }) => path));
}
