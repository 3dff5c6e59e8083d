import type { SpecBundle } from "../bundle/spec-bundle.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { renderMermaid } from "../graph/mermaid.ts";
import { countTasks, phaseProgress } from "../graph/progress.ts";
import { blockedTasks, readyTasks } from "../graph/ready.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { describeTask } from "./describe-task.ts";
import type { BundleReport, Counts } from "./evaluation.ts";
import type { Finding, Looked } from "./finding.ts";
import { findMergeGain, type Graphed, withDone } from "./merge-gain.ts";
import { describeTasks } from "./task-detail.ts";

export interface BundleReportInput {
  readonly bundle: SpecBundle;
  /** Null when the bundle has no tasks document; then there is no graph either. */
  readonly list: TaskList | null;
  readonly graph: TaskGraph | null;
  readonly findings: readonly Finding[];
  readonly looked: readonly Looked[];
  /** Ids of the tasks that the pull request claims to complete; ids that the bundle lacks are left out. */
  readonly completes: readonly string[];
  /** The same bundle at the merge base, null where it was not there; absent where there is no pull request. */
  readonly before?: Graphed | null;
  /** Ids of the tasks that somebody asks about; see `BundleReport.details`. */
  readonly asked: readonly string[];
}

const NO_TASKS: Counts = { tasks: 0, byStatus: {}, parallel: 0 };

/** Everything that check run, comment and command line say about one spec bundle, as plain data. */
export function buildBundleReport(input: BundleReportInput): BundleReport {
  const { bundle, list, graph, findings, looked, completes, before, asked } = input;
  const { path, slug, layout } = bundle.location;
  const open =
    list && graph
      ? describeOpenWork(list, graph, completes, findTicked(list, before))
      : { ready: [], blocked: [], mermaid: null };
  return {
    path,
    slug,
    layout,
    dialect: list?.dialect ?? null,
    tasksPath: list?.path ?? null,
    counts: list ? countTasks(list) : NO_TASKS,
    findings,
    looked,
    progress: list ? phaseProgress(list) : [],
    ...open,
    ...describeUndeclared(list, completes, before),
    completes: list ? findTasks(list, completes).map(describeTask) : [],
    ...(list && graph && before !== undefined ? { gain: findMergeGain({ list, graph }, before, completes) } : {}),
    details: list && graph ? describeTasks(list, graph, asked) : [],
  };
}

function describeOpenWork(
  list: TaskList,
  graph: TaskGraph,
  completes: readonly string[],
  ticked: readonly string[],
): Pick<BundleReport, "ready" | "blocked" | "mermaid"> {
  return {
    ready: readyTasks(list, graph).map(describeTask),
    blocked: blockedTasks(list, graph).map(({ task, waitsFor }) => ({ task: describeTask(task), waitsFor })),
    mermaid: renderMermaid(list, graph, {
      highlight: new Set([...completes, ...ticked]),
      // What the merge unblocks is told beside the drawing, and would contradict one that does not know of it.
      after: withDone(list, new Set(completes)),
    }),
  };
}

/** The tasks that are done and were open at the merge base; none in a bundle that is new as a whole. */
function findTicked(list: TaskList, before: BundleReportInput["before"]): readonly string[] {
  if (!before) return [];
  const open = new Set(before.list.tasks.flatMap(({ id, status }) => (status === "done" ? [] : [id])));
  return list.tasks.flatMap(({ id, status }) => (status === "done" && open.has(id) ? [id] : []));
}

/** What is ticked by the change, or by its merge, and says nothing of files: nobody can compare those. */
function describeUndeclared(
  list: TaskList | null,
  completes: readonly string[],
  before: BundleReportInput["before"],
): Pick<BundleReport, "undeclared"> {
  if (list === null || before === undefined) return {};
  const open = findTasks(list, completes).filter(({ status }) => status !== "done");
  const ticked = findTasks(list, [...open.map(({ id }) => id), ...findTicked(list, before)]);
  const undeclared = ticked.flatMap(({ id, facts }) => (facts.files.length === 0 ? [id] : []));
  return undeclared.length > 0 ? { undeclared } : {};
}

/** In document order, each id once. */
function findTasks(list: TaskList, ids: readonly string[]): readonly Task[] {
  const wanted = new Set(ids);
  return list.tasks.filter(({ id }) => wanted.delete(id));
}
