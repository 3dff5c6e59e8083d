import { findConfigInForce } from "../core/config/config-in-force.ts";
import type { StatusChange } from "../core/edits/edit.ts";
import { planTicks, type TickPlan } from "../core/effects/plan-ticks.ts";
import type { BranchSnapshot } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import type { CompletionState, StoredCompletion } from "../ports/completions.ts";
import { defineJob } from "./job.ts";
import { REVIEW, TICK } from "./kinds.ts";
import type { Services } from "./services.ts";

/** How often a plan is made anew within one run because the branch moved under it; then the queue's retries take over. */
const MOST_PLANS = 3;

/**
 * Ticks on a branch everything that merged pull requests completed and that is not there yet, in one commit. Planned on
 * the bytes of the tip and refused by GitHub when the tip has moved; done twice it changes nothing.
 */
export const tickBranch = defineJob(TICK, async (payload, services) => {
  const { installationId, repository, branch, deliveryId } = payload;
  const completions = await services.completions.open(repository.id, branch);
  if (completions.length === 0) return;
  const github = await services.github.installation(installationId);
  const paths = [...new Set(completions.map(({ tasksPath }) => tasksPath))];
  const read = () => github.readBranch(repository, branch, paths);
  const settled = await tick(completions, read, github, services);
  for (const number of new Set(settled.map(({ pullRequest }) => pullRequest))) {
    await services.queue.send(REVIEW.request({ ref: { installationId, repository, number }, deliveryId }));
  }
});

/** Returns the completions whose state changed. */
async function tick(
  completions: readonly StoredCompletion[],
  read: () => Promise<BranchSnapshot>,
  github: GitHub,
  services: Services,
): Promise<readonly StoredCompletion[]> {
  let refusal: string | null = null;
  for (let attempt = 1; ; attempt++) {
    const plan = await planBranch(await read(), completions, refusal, services);
    try {
      return await settle(plan, await write(plan, github), services);
    } catch (error) {
      if (!(error instanceof GitHubError) || attempt === MOST_PLANS) throw error;
      if (error.reason === "branch-protected" && plan.effect?.kind === "commit-files") refusal = error.message;
      else if (error.reason !== "stale-head") throw error;
    }
  }
}

async function planBranch(
  branch: BranchSnapshot,
  completions: readonly StoredCompletion[],
  commitRefused: string | null,
  { evaluator }: Services,
): Promise<TickPlan<StoredCompletion>> {
  const { config, failure } = findConfigInForce(branch.config, null);
  if (failure) return refuseAll(completions, `${failure.reason} ${failure.hint}`);
  const plans = await Promise.all(
    branch.tree.files.map((file) => evaluator.planEdits(file, changesIn(file.path, completions))),
  );
  return planTicks({ branch, plans, completions, ticks: config.ticks, commitRefused });
}

function changesIn(path: string, completions: readonly StoredCompletion[]): readonly StatusChange[] {
  const tasks = completions.filter(({ tasksPath }) => tasksPath === path).map(({ task }) => task);
  return [...new Set(tasks)].map((task) => ({ task, to: "done" }));
}

/** Nobody knows what a configuration that cannot be read allows, so nothing is written. */
function refuseAll(completions: readonly StoredCompletion[], reason: string): TickPlan<StoredCompletion> {
  return { effect: null, covered: [], already: [], refused: completions.map((completion) => ({ completion, reason })) };
}

/** Where the covered ticks are now: in a commit, or in a pull request of ours. */
interface Written {
  readonly state: CompletionState;
  readonly detail: string | null;
}

async function write({ effect }: TickPlan<StoredCompletion>, github: GitHub): Promise<Written> {
  if (effect?.kind === "commit-files") return { state: "done", detail: (await github.apply(effect)).commitSha };
  if (effect) return { state: "proposed", detail: String((await github.apply(effect)).pullRequest) };
  return { state: "done", detail: null };
}

async function settle(
  plan: TickPlan<StoredCompletion>,
  written: Written,
  { completions }: Services,
): Promise<readonly StoredCompletion[]> {
  const fates = [
    ...plan.covered.map((completion) => ({ completion, ...written })),
    ...plan.already.map((completion) => ({ completion, state: "done" as const, detail: completion.detail })),
    ...plan.refused.map(({ completion, reason }) => ({ completion, state: "refused" as const, detail: reason })),
  ];
  const changed = fates.filter(
    ({ completion, state, detail }) => completion.state !== state || completion.detail !== detail,
  );
  for (const { completion, state, detail } of changed) await completions.settle(completion, state, detail);
  return changed.map(({ completion }) => completion);
}
