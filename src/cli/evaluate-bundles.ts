import { UserError } from "../core/errors.ts";
import type { BundleReport } from "../core/report/evaluation.ts";
import { buildInput } from "./build-input.ts";
import { evaluateEach } from "./evaluate-each.ts";
import { findBundle } from "./find-bundle.ts";
import { findTarget } from "./find-target.ts";
import type { Io } from "./io.ts";
import { withEvaluator } from "./with-evaluator.ts";

/**
 * The reports on the spec bundles beneath a path, by default all beneath the current directory. Throws `UserError`
 * when there are none or one could not be evaluated: progress that leaves something out would mislead.
 */
export async function evaluateBundles(io: Io, paths: readonly string[]): Promise<readonly BundleReport[]> {
  const target = await findTarget(io, await Promise.all(paths.map((path) => findBundle(io, path))));
  if (target.bundles.length === 0) {
    const hint = "Name the directory of a spec bundle, or make one with `scaffold`.";
    throw new UserError("no-bundle", `There are no spec bundles in ${paths[0] ?? "this directory"}.`, hint);
  }
  const input = await buildInput(target, null);
  const { bundles, failures } = await withEvaluator(io, (evaluator, progress) =>
    evaluateEach(evaluator, input, progress),
  );
  const [failure] = failures;
  if (failure === undefined) return bundles;
  const { path, reason } = failure;
  const where = path === null || reason.startsWith(path) ? "" : `${path}: `;
  throw new UserError("not-evaluated", where + reason, failure.hint);
}
