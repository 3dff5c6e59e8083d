import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Counts, PhaseProgress } from "../report/evaluation.ts";
import type { Status } from "../statuses/status.ts";
import { phaseAndAncestors, phaseParents } from "./phase-members.ts";

/** Counts tasks by status, every definition once. */
export function countTasks(list: TaskList): Counts {
  const counts = counted.get(list) ?? readCounts(list);
  counted.set(list, counts);
  return counts;
}

/** A rule and the report ask for the same. */
const counted = new WeakMap<TaskList, Counts>();

function readCounts({ tasks }: TaskList): Counts {
  const byStatus: Partial<Record<Status, number>> = {};
  let parallel = 0;
  for (const { status, facts } of tasks) {
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    if (facts.parallel) parallel += 1;
  }
  return { tasks: tasks.length, byStatus, parallel };
}

/** Progress of each phase in document order; a phase counts the tasks of the phases below it. Cancelled tasks count nowhere. */
export function phaseProgress(list: TaskList): readonly PhaseProgress[] {
  const before = known.get(list);
  if (before !== undefined) return before;
  const progress = readProgress(list);
  known.set(list, progress);
  return progress;
}

const known = new WeakMap<TaskList, readonly PhaseProgress[]>();

function readProgress(list: TaskList): readonly PhaseProgress[] {
  const parents = phaseParents(list.phases);
  const tallies = new Map<string, Tally>();
  for (const [phase, { done, total }] of directTallies(list.tasks)) {
    for (const around of phaseAndAncestors(phase, parents)) {
      const tally = tallyOf(around, tallies);
      tally.total += total;
      tally.done += done;
    }
  }
  return list.phases.map((phase) => ({ phase, tally: tallies.get(phase.id) ?? { done: 0, total: 0 } }));
}

/** Without the tasks of the phases below. */
function directTallies(tasks: readonly Task[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { status, phase } of tasks) {
    if (phase === null || status === "cancelled") continue;
    const tally = tallyOf(phase, tallies);
    tally.total += 1;
    if (status === "done") tally.done += 1;
  }
  return tallies;
}

interface Tally {
  done: number;
  total: number;
}

function tallyOf(phase: string, tallies: Map<string, Tally>): Tally {
  const tally = tallies.get(phase) ?? { done: 0, total: 0 };
  tallies.set(phase, tally);
  return tally;
}
