import { parseTasksFile } from "../../src/core/bundle/parse-tasks-file.ts";
import type { Config } from "../../src/core/config/config.ts";
import { planStatusEdits } from "../../src/core/edits/plan-edits.ts";
import type { Effect } from "../../src/core/effects/effect.ts";
import { planMergeReport } from "../../src/core/effects/plan-review.ts";
import { planTicks, type TickPlan } from "../../src/core/effects/plan-ticks.ts";
import { buildGraph } from "../../src/core/graph/build-graph.ts";
import { waitingNames } from "../../src/core/graph/waiting-names.ts";
import type { Completion, CompletionOutcome, WaitingFor } from "../../src/core/report/completion.ts";
import type { PullRequestFacts } from "../../src/core/snapshot/pull-request.ts";
import type { SourceFile, TreeFiles } from "../../src/core/snapshot/source-file.ts";

/** What a merge finds on its base branch. */
export interface Merge {
  readonly completions: readonly Completion[];
  /** Null where the branch takes direct commits. */
  readonly directCommitsRefused: string | null;
}

const TIP = "d".repeat(40);
const COMMIT = "f".repeat(40);

/** The ticks on the base branch, and the comment once they are applied. */
export function planMerged(
  { completions, directCommitsRefused }: Merge,
  tree: TreeFiles,
  facts: PullRequestFacts,
  config: Config,
): readonly Effect[] {
  const { repository } = facts.ref;
  const branch = { repository, branch: facts.baseRef, tipSha: TIP, tree, config: null, directCommitsRefused };
  const plans = tree.files.filter(({ path }) => path.endsWith("/tasks.md")).map((file) => planEdits(file, completions));
  const waiting = waitingIn(tree.files);
  const plan = planTicks({ branch, plans, completions, waiting, ticks: config.ticks });
  return [...(plan.effect ? [plan.effect] : []), ...planMergeReport(facts, outcomesOf(plan, waiting), config)];
}

function planEdits(file: SourceFile, completions: readonly Completion[]) {
  const tasks = completions.filter(({ tasksPath }) => tasksPath === file.path).map(({ task }) => task);
  const changes = tasks.map((task) => ({ task, to: "done" }) as const);
  return planStatusEdits(file, changes, { parse: (parsed) => parseTasksFile(parsed) });
}

function outcomesOf(
  { effect, covered, already, refused }: TickPlan<Completion>,
  waitingFor: WaitingFor,
): readonly CompletionOutcome[] {
  const written =
    effect?.kind === "propose-files"
      ? ({ state: "proposed", detail: "34" } as const)
      : ({ state: "done", detail: COMMIT } as const);
  const fates = [
    ...covered.map((completion) => ({ ...completion, ...written })),
    ...already.map((completion) => ({ ...completion, state: "done" as const, detail: null })),
    ...refused.map(({ completion, reason }) => ({ ...completion, state: "refused" as const, detail: reason })),
  ];
  return fates.map((fate) => ({ ...fate, waiting: waitingFor(fate) }));
}

function waitingIn(files: readonly SourceFile[]): WaitingFor {
  return ({ tasksPath, task }) => {
    const file = files.find(({ path }) => path === tasksPath);
    if (!file) return null;
    const { list } = parseTasksFile(file);
    return waitingNames(list, buildGraph(list), [task])[0]?.waiting ?? null;
  };
}
