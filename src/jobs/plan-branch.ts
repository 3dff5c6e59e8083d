import { findConfigInForce } from "../core/config/config-in-force.ts";
import type { ChangeRecord, StatusChange } from "../core/edits/edit.ts";
import { planTicks, type TickPlan } from "../core/effects/plan-ticks.ts";
import type { WaitingFor } from "../core/report/completion.ts";
import type { BranchSnapshot } from "../core/snapshot/branch-snapshot.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";
import type { StoredCompletion } from "../ports/completions.ts";
import { planFile } from "./plan-file.ts";
import { readWaiting } from "./read-waiting.ts";

/** What to tick on a branch, or why nothing can be ticked for now. */
export type BranchPlan = { readonly waiting: WaitingFor } & (
  | { readonly kind: "plan"; readonly plan: TickPlan<StoredCompletion> }
  | { readonly kind: "wait"; readonly reason: string }
);

/** Plans the ticks of a branch on the bytes of its tip. `commitRefused` is what GitHub answered to a direct commit. */
export async function planBranch(
  branch: BranchSnapshot,
  completions: readonly StoredCompletion[],
  commitRefused: string | null,
  evaluator: Evaluator,
): Promise<BranchPlan> {
  const { config, failure } = findConfigInForce(branch.config, null, branch.organisation);
  const waiting = await readWaiting(branch.tree.files, completions, evaluator, config);
  if (branch.archived) return { kind: "wait", reason: ARCHIVED, waiting };
  // Nobody knows what a broken configuration allows: the ticks stay open until the push that fixes it.
  if (failure) return { kind: "wait", reason: `${failure.reason} ${failure.hint}`, waiting };
  const plans = await Promise.all(
    branch.tree.files.map((file) => planFile(file, changesIn(file.path, completions), evaluator, config)),
  );
  const plan = planTicks({ branch, plans, completions, waiting, ticks: config.ticks, commitRefused });
  return { kind: "plan", plan, waiting };
}

const ARCHIVED = "The repository is archived and takes no commits; the ticks are made once it is brought back.";

/** Of a task that was completed and reverted before anybody could tick it, the last word counts. */
function changesIn(path: string, completions: readonly StoredCompletion[]): readonly StatusChange[] {
  const own = completions.filter(({ tasksPath }) => tasksPath === path);
  const last = new Map(own.map((completion) => [completion.task, completion]));
  return [...last.values()].map((completion) => ({
    task: completion.task,
    to: completion.target,
    record: recordOf(completion),
  }));
}

/** What a document may write down beside the status: the day of the merge, its author, the pull request. */
function recordOf({ mergedOn, author, pullRequest }: StoredCompletion): ChangeRecord {
  return { today: mergedOn, by: author === null ? null : `@${author}`, reference: `#${pullRequest}` };
}
