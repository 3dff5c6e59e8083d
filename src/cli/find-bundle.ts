import { join, relative } from "node:path";
import { bundlesCalled } from "../core/bundle/bundles-called.ts";
import { UserError } from "../core/errors.ts";
import { findTarget } from "./find-target.ts";
import type { Io } from "./io.ts";
import { nameBundles } from "./name-bundles.ts";
import { existingPath } from "./resolve-path.ts";

/**
 * The path behind what somebody called a spec bundle: a path that exists, or the slug of a bundle beneath the current
 * directory, with its number or without. Throws `UserError` when it is neither, or may be several.
 */
export async function findBundle(io: Io, written: string): Promise<string> {
  try {
    await existingPath(io, written);
    return written;
  } catch (cause) {
    if (written === "-") throw cause;
    const { tree, bundles } = await findTarget(io, []);
    const called = bundlesCalled(bundles, written);
    const [bundle] = called;
    if (bundle === undefined) {
      const message = `There is neither a path nor a spec bundle "${written}".`;
      throw new UserError("no-such-path", message, nameBundles(bundles), { cause });
    }
    if (called.length > 1) {
      const message = `"${written}" may be any of ${called.length} spec bundles.`;
      throw new UserError("ambiguous", message, nameBundles(called), { cause });
    }
    const path = join(tree.root, bundle.path);
    const near = relative(io.directory, path);
    return near === "" || near.startsWith("..") ? path : near;
  }
}
