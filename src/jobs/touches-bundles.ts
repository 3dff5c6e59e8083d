/**
 * Whether changed paths can matter to one of the spec bundles: they lie in it, or beside it under the same number, which
 * only one bundle can have. The empty path stands for a bundle that is named and is not there yet; any document may
 * bring it.
 */
export function touchesBundles(changed: readonly string[], bundles: readonly string[]): boolean {
  return bundles.some((bundle) => {
    if (bundle === "") return changed.some((path) => path.endsWith(".md"));
    const numbered = /^(?:.*\/)?\d+-/.exec(bundle)?.[0];
    return changed.some(
      (path) =>
        path === bundle || path.startsWith(`${bundle}/`) || (numbered !== undefined && path.startsWith(numbered)),
    );
  });
}
