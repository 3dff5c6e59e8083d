import type { DeclaredTotal } from "../bundle/declared-total.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { phaseMembers } from "../graph/phase-members.ts";
import { countTasks } from "../graph/progress.ts";
import { tasksOfPhases } from "../graph/tasks-of-phases.ts";
import { STATUSES } from "../statuses/status.ts";

/** What a declared total is compared with. */
export interface Counted {
  /** The numbers that are right; the first one is the plain count. */
  readonly accepted: readonly number[];
  readonly arithmetic: string;
}

/** Counts the list, and each phase that states totals in its section, once for all totals. */
export function totalCounter(list: TaskList): (total: DeclaredTotal) => Counted {
  const members = phaseMembers(list);
  const whole = counterOf(list, members);
  const within = list.totals.some((total) => total.within !== undefined) ? tasksOfPhases(list) : new Map();
  const counters = new Map<string, typeof whole>();
  return (total) => {
    if (total.within === undefined) return whole(total);
    const count = counters.get(total.within) ?? counterOf({ ...list, tasks: within.get(total.within) ?? [] }, members);
    counters.set(total.within, count);
    return count(total);
  };
}

function counterOf(list: TaskList, members: ReadonlyMap<string, readonly string[]>): (total: DeclaredTotal) => Counted {
  const { tasks, byStatus, parallel } = countTasks(list);
  const parts = STATUSES.flatMap((status) => (byStatus[status] ? [`${byStatus[status]} ${status}`] : []));
  const levels = levelsOf(list);
  return ({ counts, value }) => {
    switch (counts.kind) {
      case "all":
        return {
          accepted: [tasks, tasks - (byStatus.cancelled ?? 0), ...levels],
          arithmetic: parts.join(" + ") || "no task",
        };
      case "status":
        return {
          accepted: [byStatus[counts.status] ?? 0],
          arithmetic: `${parts.join(" + ") || "0"} = ${tasks} ${tasks === 1 ? "task" : "tasks"}`,
        };
      case "open": {
        const open = tasks - (byStatus.done ?? 0);
        return {
          accepted: [open, open - (byStatus.cancelled ?? 0)],
          arithmetic: `${parts.join(" + ") || "0"} = ${tasks} ${tasks === 1 ? "task" : "tasks"}`,
        };
      }
      case "percent":
        return {
          accepted: sharesOf(byStatus.done ?? 0, tasks, byStatus.cancelled ?? 0),
          arithmetic: `${byStatus.done ?? 0} of ${tasks} tasks`,
        };
      case "parts":
        return countParts(list, value);
      case "wholes":
        return countLevel(list.tasks.filter(({ parent }) => parent === null).length, "that are part of no other");
      case "parallel":
        return { accepted: [parallel], arithmetic: `${parallel} of ${tasks} tasks are marked [P]` };
      case "phase":
        return countPhase(members.get(counts.phase) ?? []);
      case "phases":
        return countPhases(counts.phases.map((phase) => members.get(phase)?.length ?? 0));
    }
  };
}

/** Tasks that are parts of others; where there are none, the boxes inside of tasks. Where neither is seen, they stand elsewhere. */
function countParts({ tasks }: TaskList, declared: number): Counted {
  const parts = tasks.filter(({ parent }) => parent !== null).length;
  const boxes = tasks.reduce((sum, { facts }) => sum + facts.subtasks.total, 0);
  if (parts > 0) return countLevel(parts, "that are parts of others");
  return countLevel(boxes > 0 ? boxes : declared, "that are boxes inside of others");
}

function countLevel(count: number, which: string): Counted {
  return { accepted: [count], arithmetic: `${count} ${which}` };
}

/** Of tasks with parts: how many there are at the top, and how many that have none. */
function levelsOf({ tasks }: TaskList): readonly number[] {
  const wholes = new Set(tasks.flatMap(({ parent }) => parent ?? []));
  if (wholes.size === 0) return [];
  return [tasks.filter(({ parent }) => parent === null).length, tasks.filter(({ id }) => !wholes.has(id)).length];
}

/** A hundredth is written in every way of rounding, and with or without what was given up. */
function sharesOf(done: number, tasks: number, cancelled: number): readonly number[] {
  return [tasks, tasks - cancelled].flatMap((all) => {
    const share = all === 0 ? 0 : (done * 100) / all;
    return [Math.round(share), Math.floor(share), Math.ceil(share)];
  });
}

function countPhases(sizes: readonly number[]): Counted {
  return { accepted: [sizes.reduce((sum, size) => sum + size, 0)], arithmetic: sizes.join(" + ") };
}

function countPhase(ids: readonly string[]): Counted {
  const [first, last] = [ids[0], ids.at(-1)];
  const ends = first === undefined || last === undefined ? "no task" : `${first} to ${last}`;
  return { accepted: [ids.length], arithmetic: ends };
}
