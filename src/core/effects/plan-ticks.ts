import type { Config } from "../config/config.ts";
import type { EditPlan } from "../edits/edit.ts";
import type { Completion, WaitingFor } from "../report/completion.ts";
import type { BranchSnapshot } from "../snapshot/branch-snapshot.ts";
import type { CommitFiles, FileBytes, ProposeFiles, WithdrawProposal } from "./effect.ts";
import { type BundleTicks, renderTickBody, renderTickHeadline } from "./tick-message.ts";
import { renderTickProposal } from "./tick-proposal.ts";

/** Where the rolling pull request to a branch has its own one. */
export const TICKS_BRANCH = "spec-kit-enforce/ticks/";

export interface TickInput<C extends Completion> {
  readonly branch: BranchSnapshot;
  /** One plan per tasks document, made on the bytes of `branch.tree`. */
  readonly plans: readonly EditPlan[];
  /** The completions of the branch that are not settled yet. */
  readonly completions: readonly C[];
  readonly waiting: WaitingFor;
  readonly ticks: Config["ticks"];
  /**
   * What GitHub answered when a direct commit was tried on these completions. Rules do not tell whether the App may
   * bypass them, so `ticks: commit` tries once all the same, and only once.
   */
  readonly commitRefused?: string | null;
}

/** What to write, and what becomes of every completion: each stands in exactly one of the four lists. */
export interface TickPlan<C extends Completion> {
  readonly effect: CommitFiles | ProposeFiles | WithdrawProposal | null;
  /** Ticked once `effect` is applied. */
  readonly covered: readonly C[];
  /** Ticked on the branch already: nothing is left to do. */
  readonly already: readonly C[];
  readonly refused: readonly { readonly completion: C; readonly reason: string }[];
  /** Not to be written as things are, but once the settings are others: they stay open. */
  readonly held: readonly { readonly completion: C; readonly reason: string }[];
}

/** Turns planned edits into one commit on the branch, or into one proposal where it takes no direct commits. */
export function planTicks<C extends Completion>(input: TickInput<C>): TickPlan<C> {
  const covered: C[] = [];
  const already: C[] = [];
  const refused: { completion: C; reason: string }[] = [];
  const held: { completion: C; reason: string }[] = [];
  for (const completion of input.completions) {
    const fate = decide(completion, input);
    if (fate === "change") covered.push(completion);
    else if (fate === "already") already.push(completion);
    else (fate.isHeld ? held : refused).push({ completion, reason: fate.reason });
  }
  const effect = covered.length > 0 ? buildEffect(input, covered) : withdrawal(input);
  return { effect, covered, already, refused, held };
}

/** What was proposed and is overruled before anybody merged it must not be merged any more. */
function withdrawal({ branch, completions }: TickInput<Completion>): WithdrawProposal | null {
  if (!completions.some((completion) => overruling(completion, completions) !== null)) return null;
  const { repository, tipSha: baseSha } = branch;
  return { kind: "withdraw-proposal", repository, baseSha, branch: `${TICKS_BRANCH}${branch.branch}` };
}

/** The later merge that wants the opposite, or null: of a task that was completed and reverted the last word counts. */
function overruling(completion: Completion, completions: readonly Completion[]): Completion | null {
  const { tasksPath, task, target } = completion;
  const last = completions.findLast((one) => one.tasksPath === tasksPath && one.task === task);
  return last === undefined || last.target === target ? null : last;
}

interface Unwritten {
  readonly reason: string;
  /** Whether other settings cure it. */
  readonly isHeld?: boolean;
}

function decide(completion: Completion, input: TickInput<Completion>): "change" | "already" | Unwritten {
  const later = overruling(completion, input.completions);
  if (later !== null) return { reason: `Pull request ${later.pullRequest}, merged later, ${OVERRULES[later.target]}.` };
  const plan = input.plans.find(({ path }) => path === completion.tasksPath);
  if (plan?.unchanged.includes(completion.task)) return "already";
  if (input.ticks === "off" || input.ticks === "in-pr") return { reason: NO_TICKS[input.ticks] };
  if (input.ticks === "commit" && input.commitRefused)
    return { reason: cannotCommit(input.commitRefused), isHeld: true };
  if (!plan) return { reason: `\`${completion.tasksPath}\` is not on \`${input.branch.branch}\` any more.` };
  if (!isPlannedOn(plan, input.branch)) return { reason: `\`${plan.path}\` changed while its ticks were planned.` };
  if (plan.changed.includes(completion.task)) return "change";
  const refusal = plan.refusals.find(({ task }) => task === completion.task);
  if (refusal) return { reason: `${refusal.reason} ${refusal.hint}`.trim() };
  return { reason: `\`${plan.path}\` has no task \`${completion.task}\`.` };
}

const OVERRULES = { todo: "reverts it", done: "completes it" };

const NO_TICKS = {
  off: "The configuration says `ticks: off`; tick it by hand, or change the setting.",
  "in-pr":
    "The configuration says `ticks: in-pr`: ticks belong in the pull request itself, and this one did not have it.",
};

/** Of GitHub's own words, so that what to do still fits behind them. */
const MOST_ANSWER = 200;

function cannotCommit(answer: string): string {
  return `The configuration says \`ticks: commit\`, and the branch refuses the commit: ${answer.slice(0, MOST_ANSWER)} Let the App bypass that rule, or set \`ticks: auto\` or \`ticks: pull-request\`.`;
}

/** Edits made on other bytes than the branch has must not be written, whatever they contain. */
function isPlannedOn(plan: EditPlan, { tree }: BranchSnapshot): boolean {
  return tree.files.some(({ path, blobSha }) => path === plan.path && blobSha === plan.blobSha);
}

function buildEffect(input: TickInput<Completion>, covered: readonly Completion[]): CommitFiles | ProposeFiles {
  const { branch, ticks: setting } = input;
  const ticks = groupByBundle(covered);
  const verb = covered.every(({ target }) => target === "todo") ? "Untick" : "Tick";
  const headline = renderTickHeadline(ticks, verb);
  const body = renderTickBody(covered, ticks);
  const files = changedFiles(input, covered);
  const refusedBecause = input.commitRefused ?? branch.directCommitsRefused;
  const isDirect = setting === "commit" || (setting === "auto" && refusedBecause === null);
  if (!isDirect) {
    const description = renderTickProposal(covered, refusedBecause, input.waiting);
    return propose(branch, description, { headline, commitBody: body, files });
  }
  return {
    kind: "commit-files",
    repository: branch.repository,
    branch: branch.branch,
    expectedHeadSha: branch.tipSha,
    // On the head of a pull request, as a base may be in a stack, it would leave required checks waiting for ever.
    headline: branch.isHead === true ? headline : `${headline} [skip ci]`,
    body,
    files,
  };
}

function propose(
  branch: BranchSnapshot,
  description: string,
  commit: Pick<ProposeFiles, "headline" | "commitBody" | "files">,
): ProposeFiles {
  return {
    kind: "propose-files",
    repository: branch.repository,
    baseBranch: branch.branch,
    baseSha: branch.tipSha,
    branch: `${TICKS_BRANCH}${branch.branch}`,
    title: commit.headline,
    body: description,
    ...commit,
  };
}

/** In the order of the completions, each task once. */
function groupByBundle(completions: readonly Completion[]): readonly BundleTicks[] {
  const groups = new Map<string, Set<string>>();
  for (const { bundle, task } of completions) groups.set(bundle, (groups.get(bundle) ?? new Set()).add(task));
  return [...groups].map(([bundle, tasks]) => ({ bundle, tasks: [...tasks] }));
}

function changedFiles({ branch, plans }: TickInput<Completion>, covered: readonly Completion[]): readonly FileBytes[] {
  const paths = new Set(covered.map(({ tasksPath }) => tasksPath));
  return plans.flatMap((plan) => {
    const file = branch.tree.files.find(({ path }) => path === plan.path);
    if (!file || !paths.has(plan.path)) return [];
    return [{ path: plan.path, mode: file.mode, bytes: plan.after }];
  });
}
