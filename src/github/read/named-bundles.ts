import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { readClaims } from "../../core/references/claims.ts";
import { isCalled } from "../../core/resolve-claims.ts";
import type { PullRequestFacts } from "../../core/snapshot/pull-request.ts";

type Text = Pick<PullRequestFacts, "title" | "body">;

/** Whether title or description name a task or a spec bundle, so that there can be one to read. */
export function namesAny({ title, body }: Text): boolean {
  const { claims, bundles } = readClaims({ title, body });
  return claims.length > 0 || bundles.length > 0;
}

/**
 * Paths of the bundles that title and description name, by path or slug. A bare task id names the only bundle there
 * is; where there are more, it is up to those that the pull request touches.
 */
export function findNamed({ title, body }: Text, known: readonly BundleLocation[]): ReadonlySet<string> {
  const { claims, bundles } = readClaims({ title, body });
  const only = known.length === 1 && claims.some(({ bundle }) => bundle === null) ? known : [];
  const written = [...bundles, ...claims.flatMap(({ bundle }) => bundle ?? [])];
  const named = written.flatMap((name) => known.filter((one) => isCalled(one, name)));
  return new Set([...only, ...named].map(({ path }) => path));
}
