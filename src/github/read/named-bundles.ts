import type { BundleLocation } from "../../core/bundle/spec-bundle.ts";
import { readClaims } from "../../core/references/claims.ts";
import type { PullRequestFacts } from "../../core/snapshot/pull-request.ts";

type Text = Pick<PullRequestFacts, "title" | "body">;

/** Whether title or body claim any task, so that there can be a bundle to read. */
export function namesTasks({ title, body }: Text): boolean {
  return readClaims({ title, body }).claims.length > 0;
}

/**
 * Paths of the bundles that title and body name, by path or slug. A bare task id names the only bundle there is; where
 * there are more, it is up to those that the pull request touches.
 */
export function findNamed({ title, body }: Text, known: readonly BundleLocation[]): ReadonlySet<string> {
  const { claims } = readClaims({ title, body });
  const only = known.length === 1 ? known : [];
  const named = claims.flatMap(({ bundle }) => (bundle === null ? only : known.filter((one) => isMeant(one, bundle))));
  return new Set(named.map(({ path }) => path));
}

function isMeant({ path, slug }: BundleLocation, written: string): boolean {
  return written === path || written === slug || path.endsWith(`/${written}`);
}
