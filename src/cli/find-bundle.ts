import { join } from "node:path";
import { findTarget } from "./find-target.ts";
import type { Io } from "./io.ts";
import { existingPath } from "./resolve-path.ts";

/**
 * The path behind what somebody called a spec bundle: a path that exists, or the slug of a bundle beneath the current
 * directory. Throws `UserError` when it is neither.
 */
export async function findBundle(io: Io, written: string): Promise<string> {
  try {
    await existingPath(io, written);
    return written;
  } catch (error) {
    const { tree, bundles } = await findTarget(io, []);
    const called = bundles.filter(({ slug }) => slug === written);
    const [bundle] = called;
    if (bundle === undefined || called.length > 1) throw error;
    return join(tree.root, bundle.path);
  }
}
