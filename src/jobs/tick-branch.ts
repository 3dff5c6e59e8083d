import type { TickPlan } from "../core/effects/plan-ticks.ts";
import type { RepositoryRef } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import type { CompletionFate, StoredCompletion } from "../ports/completions.ts";
import { askWaiting } from "./ask-waiting.ts";
import { defineJob } from "./job.ts";
import { REVIEW, TICK } from "./kinds.ts";
import { type BranchPlan, planBranch } from "./plan-branch.ts";
import type { Services } from "./services.ts";

/** How often a plan is made anew within one run because the branch moved under it; then the queue's retries take over. */
const MOST_PLANS = 3;

/**
 * Ticks on a branch everything that merged pull requests completed and that is not there yet, in one commit. Planned on
 * the bytes of the tip and refused by GitHub when the tip has moved; done twice it changes nothing.
 */
export const tickBranch = defineJob(TICK, async (payload, services, run) => {
  const { installationId, repository, branch, deliveryId } = payload;
  const completions = await services.completions.open(repository.id, branch);
  if (completions.length === 0) return;
  const github = await services.github.installation(installationId, run.signal);
  const paths = [...new Set(completions.map(({ tasksPath }) => tasksPath))];
  const plan = async (commitRefused: string | null) =>
    planBranch(await github.readBranch(repository, branch, paths), completions, commitRefused, services.evaluator);
  const fates = await decideFates(completions, plan, github, { repository, branch });
  if ("renamedTo" in fates) {
    await services.completions.follow(repository.id, branch, fates.renamedTo);
    await services.queue.send(TICK.request({ ...payload, branch: fates.renamedTo }));
    return;
  }
  const changed = await settle(fates, services);
  const done = fates.flatMap(({ completion, state }) => (state === "done" ? [completion] : []));
  await askWaiting(done, { installationId, repository }, services, deliveryId);
  for (const number of new Set(changed.map(({ pullRequest }) => pullRequest))) {
    await services.queue.send(REVIEW.request({ ref: { installationId, repository, number }, deliveryId }));
  }
});

/** What becomes of a completion: a state and where or why. */
interface Fate extends CompletionFate {
  readonly completion: StoredCompletion;
}

/**
 * What GitHub refuses for good is told as a refusal: tried again it would fail again, and nobody would hear of it. Where
 * the branch has another name by now, that.
 */
async function decideFates(
  completions: readonly StoredCompletion[],
  plan: (commitRefused: string | null) => Promise<BranchPlan>,
  github: GitHub,
  { repository, branch }: { readonly repository: RepositoryRef; readonly branch: string },
): Promise<readonly Fate[] | { readonly renamedTo: string }> {
  try {
    return await write(completions, plan, github);
  } catch (error) {
    const isGone = error instanceof GitHubError && error.reason === "not-found";
    const renamedTo = isGone ? await github.readRenamedBranch(repository, branch) : null;
    if (renamedTo !== null) return { renamedTo };
    if (!(error instanceof GitHubError) || error.isRetryable || error.reason === "stale-head") throw error;
    const detail = `GitHub refused it: ${error.message}.`;
    return completions.map((completion) => ({ completion, state: "refused", detail, waiting: completion.waiting }));
  }
}

async function write(
  completions: readonly StoredCompletion[],
  plan: (commitRefused: string | null) => Promise<BranchPlan>,
  github: GitHub,
): Promise<readonly Fate[]> {
  let commitRefused: string | null = null;
  for (let attempt = 1; ; attempt++) {
    const planned = await plan(commitRefused);
    const { waiting } = planned;
    if (planned.kind === "wait")
      return completions.map((one) => ({ ...wait(one, planned.reason), waiting: waiting(one) }));
    try {
      const fates = fatesOf(planned.plan, await applyPlan(planned.plan, github));
      return fates.map((fate) => ({ ...fate, waiting: waiting(fate.completion) }));
    } catch (error) {
      if (!(error instanceof GitHubError) || attempt === MOST_PLANS) throw error;
      if (error.reason === "branch-protected" && planned.plan.effect?.kind === "commit-files") {
        commitRefused = error.message;
      } else if (error.reason !== "stale-head") throw error;
    }
  }
}

/** One that stands in a pull request of ours still does. */
function wait(completion: StoredCompletion, reason: string): Omit<Fate, "waiting"> {
  const { state, detail } = completion;
  return state === "proposed" ? { completion, state, detail } : { completion, state: "pending", detail: reason };
}

/** Where the covered ticks are now: in a commit, or in a pull request of ours. */
async function applyPlan(
  { effect }: TickPlan<StoredCompletion>,
  github: GitHub,
): Promise<Omit<Fate, "completion" | "waiting">> {
  if (effect?.kind === "commit-files") return { state: "done", detail: (await github.apply(effect)).commitSha };
  if (effect?.kind === "propose-files")
    return { state: "proposed", detail: String((await github.apply(effect)).pullRequest) };
  if (effect) await github.apply(effect);
  return { state: "done", detail: null };
}

function fatesOf(
  plan: TickPlan<StoredCompletion>,
  written: Omit<Fate, "completion" | "waiting">,
): readonly Omit<Fate, "waiting">[] {
  return [
    ...plan.covered.map((completion) => ({ completion, ...written })),
    ...plan.already.map((completion) => ({ completion, state: "done" as const, detail: completion.detail })),
    ...plan.held.map(({ completion, reason }) => wait(completion, reason)),
    ...plan.refused.map(({ completion, reason }) => ({ completion, state: "refused" as const, detail: reason })),
  ];
}

/** Returns the completions whose fate is news. */
async function settle(fates: readonly Fate[], { completions }: Services): Promise<readonly StoredCompletion[]> {
  const news = fates.filter(
    ({ completion, state, detail }) => completion.state !== state || completion.detail !== detail,
  );
  for (const { completion, ...fate } of news) await completions.settle(completion, fate);
  return news.map(({ completion }) => completion);
}
