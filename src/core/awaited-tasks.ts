import type { SpecBundle } from "./bundle/spec-bundle.ts";
import type { TaskGraph } from "./graph/task-graph.ts";
import { findWaiting, type Waiting } from "./graph/waiting.ts";
import type { Claim } from "./report/evaluation.ts";
import type { TaskPlace } from "./snapshot/change.ts";

/** A pull request that waits for more is judged anew with every push to its base anyway. */
const MOST = 300;

/** The open tasks that the tasks which a pull request claims wait for: when one of them is done, its verdict may be another. */
export function findAwaited(
  claims: readonly Claim[],
  bundles: readonly { readonly bundle: SpecBundle; readonly graph: TaskGraph | null }[],
): readonly TaskPlace[] {
  return bundles.flatMap(({ bundle, graph }) => awaitedIn(claims, bundle, graph)).slice(0, MOST);
}

function awaitedIn(claims: readonly Claim[], bundle: SpecBundle, graph: TaskGraph | null): readonly TaskPlace[] {
  const { path } = bundle.location;
  const claimed = new Set(claims.flatMap((claim) => (claim.bundle === path ? [claim.task] : [])));
  const list = bundle.taskList;
  if (claimed.size === 0 || !list || !graph) return [];
  const waiting = findWaiting(list, graph);
  const phases = new Set<string>();
  const awaited = new Set<string>();
  for (const task of list.tasks) {
    if (!claimed.has(task.id) || !waiting.open.has(task.id)) continue;
    for (const id of waiting.tasksBefore(task)) awaited.add(id);
    for (const phase of waiting.phasesBefore(task)) phases.add(phase);
  }
  for (const id of openIn(phases, list.tasks, waiting)) awaited.add(id);
  return [...awaited].filter((id) => !claimed.has(id)).map((task) => ({ bundle: path, task }));
}

function openIn(
  phases: ReadonlySet<string>,
  tasks: readonly { readonly id: string; readonly phase: string | null }[],
  { open }: Waiting,
): readonly string[] {
  return tasks.flatMap(({ id, phase }) => (phase !== null && phases.has(phase) && open.has(id) ? [id] : []));
}
