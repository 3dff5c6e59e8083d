import type { Tally, Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { phaseMembers } from "../graph/phase-members.ts";
import { blockedTasks, readyTasks, unblocks } from "../graph/ready.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { Status } from "../statuses/status.ts";
import { describeTask } from "./describe-task.ts";
import type { TaskBrief } from "./evaluation.ts";

/** A task with what it waits for, what waits for it and what it says about itself: the answer to a question about it. */
export interface TaskDetail {
  readonly task: TaskBrief;
  readonly phaseTitle: string | null;
  readonly dependsOn: readonly { readonly id: string; readonly title: string; readonly status: Status }[];
  /** What keeps it from going on, as `blocked` names it; null when nothing does. */
  readonly waitsFor: readonly string[] | null;
  readonly isReady: boolean;
  /** Ids of open tasks that nothing else keeps from being started. */
  readonly unblocks: readonly string[];
  readonly priority: string | null;
  readonly assignee: string | null;
  readonly files: readonly string[];
  readonly requirements: readonly string[];
  readonly acceptance: Tally;
  readonly subtasks: Tally;
}

/** More tasks in one comment than anybody reads about. */
const MOST_DETAILS = 20;

/** Details of the asked tasks, by id whatever its case, in document order; what the list lacks is left out. */
export function describeTasks(list: TaskList, graph: TaskGraph, asked: readonly string[]): readonly TaskDetail[] {
  if (asked.length === 0) return [];
  const wanted = new Set(asked.map((id) => id.toLowerCase()));
  const found = list.tasks.filter(({ id }) => wanted.has(id.toLowerCase())).slice(0, MOST_DETAILS);
  if (found.length === 0) return [];
  const ready = new Set(readyTasks(list, graph).map(({ id }) => id));
  const blocked = new Map(blockedTasks(list, graph).map(({ task, waitsFor }) => [task.id, waitsFor]));
  const titles = new Map(list.phases.map(({ id, title }) => [id, title]));
  return found.map((task) => ({
    task: describeTask(task),
    phaseTitle: task.phase === null ? null : (titles.get(task.phase) ?? null),
    dependsOn: dependenciesOf(task, list, graph),
    waitsFor: blocked.get(task.id) ?? null,
    isReady: ready.has(task.id),
    unblocks: unblocks(list, graph, task.id),
    ...statedFacts(task),
  }));
}

/** A phase that a task waits for as a whole is its tasks, as far as anybody reads on. */
const MOST_OF_PHASES = 50;

function dependenciesOf(task: Task, list: TaskList, graph: TaskGraph): TaskDetail["dependsOn"] {
  const phases = graph.taskBarriersOf(task.id).flatMap(({ waitsFor }) => waitsFor);
  const whole = phases.flatMap((phase) => phaseMembers(list).get(phase) ?? []).slice(0, MOST_OF_PHASES);
  const ids = new Set([...graph.dependenciesOf(task.id).map(({ from }) => from), ...whole]);
  return [...ids].flatMap((id) => {
    const waited = graph.tasks.get(id);
    return waited ? [{ id, title: waited.title, status: waited.status }] : [];
  });
}

function statedFacts({ facts }: Task) {
  const { priority, assignee, files, requirements, acceptance, subtasks } = facts;
  return {
    priority,
    assignee,
    files: files.slice(0, 50),
    requirements: requirements.slice(0, 50),
    acceptance,
    subtasks,
  };
}
