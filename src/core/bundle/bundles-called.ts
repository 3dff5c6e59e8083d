import type { BundleLocation } from "./spec-bundle.ts";

/** What layouts put before a slug so that directories sort by age: `042-`, `20260131-120000-`, `2026-01-31-1200-`. */
const NUMBER = /^(?:\d{8}-\d{6}|\d{4}-\d{2}-\d{2}(?:-\d{4})?|\d{3,})-(?=.)/;

/**
 * The spec bundles that somebody may mean by a name: those of that path or slug, and where there are none, those of that
 * slug without its number. More than one is for whoever asked to decide.
 */
export function bundlesCalled<B extends Pick<BundleLocation, "path" | "slug">>(
  bundles: readonly B[],
  name: string,
): readonly B[] {
  const exact = bundles.filter(({ path, slug }) => path === name || slug === name);
  return exact.length > 0 ? exact : bundles.filter(({ slug }) => slug.replace(NUMBER, "") === name);
}
