import type { BundleLocation } from "../core/bundle/spec-bundle.ts";

/** So many are named; more would hide the sentence that they stand in. */
const MOST_NAMED = 5;

/** A sentence that says which spec bundles there are, for somebody who named one that is not there. */
export function nameBundles(bundles: readonly BundleLocation[]): string {
  if (bundles.length === 0) return "There is no spec bundle here; make one with `scaffold`.";
  const named = bundles.slice(0, MOST_NAMED).map(({ path }) => path);
  const more = bundles.length > MOST_NAMED ? ` and ${bundles.length - MOST_NAMED} more` : "";
  return `Give the path or the slug of a spec bundle: ${named.join(", ")}${more}.`;
}
