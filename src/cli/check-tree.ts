import { UserError } from "../core/errors.ts";
import { concludeOutcome } from "../core/report/conclusion.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";
import { buildInput } from "./build-input.ts";
import { evaluateEach } from "./evaluate-each.ts";
import type { ExitCode } from "./exit-code.ts";
import { findBundle } from "./find-bundle.ts";
import { findTarget, type Target } from "./find-target.ts";
import type { Progress } from "./progress.ts";
import { refuseEmptyPaths } from "./refuse-empty-paths.ts";
import { reportCheck } from "./report-check.ts";
import { findStrayTasks } from "./stray-tasks.ts";
import type { Call } from "./subcommands/subcommand.ts";
import { withEvaluator } from "./with-evaluator.ts";

/** What may be the slug of a spec bundle where there is no path of that name. */
const SLUG = /^\w[\w-]*$/;

/** `check` on files: the working tree, compared with the merge base when `baseRef` is given. */
export async function checkTree(call: Call, baseRef: string | null): Promise<ExitCode> {
  const target = await findCheckTarget(call, baseRef);
  return withEvaluator(
    call.io,
    (evaluator, progress) => checkTarget(call, { target, baseRef }, evaluator, progress),
    call.options.progress === true,
  );
}

/** What `check` looks at. Throws `UserError` for paths without a spec bundle, and for a base that git knows nothing of. */
export async function findCheckTarget(call: Call, baseRef: string | null): Promise<Target> {
  const paths = await Promise.all(call.args.map((one) => (SLUG.test(one) ? findBundle(call.io, one) : one)));
  const target = await findTarget(call.io, paths);
  if (baseRef !== null && !target.isTracked) {
    const hint = "Leave it out, or name spec bundles that a repository tracks.";
    throw new UserError("no-git", "--base compares with a commit, and git does not track this.", hint);
  }
  await refuseEmptyPaths(call.io, paths, target);
  return target;
}

/** Evaluates a target as it is now and prints the report. */
export async function checkTarget(
  call: Call,
  { target, baseRef }: { readonly target: Target; readonly baseRef: string | null },
  evaluator: Evaluator,
  progress: Progress,
): Promise<ExitCode> {
  const strays = findStrayTasks(await target.tree.listPaths(), target.knownBundles);
  const input = await buildInput(target, baseRef);
  const evaluation = await evaluateEach(evaluator, input, progress);
  progress.end();
  const conclusion = concludeOutcome(evaluation.outcome, input.config.mode);
  const named = call.args.join(", ") || ".";
  return reportCheck(call, { evaluation, conclusion, strays, tree: input.head, target: named });
}
