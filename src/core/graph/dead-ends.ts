import type { Drawing, DrawnNode } from "../bundle/drawing.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Named } from "./resolve-reference.ts";
import { findTopPhases } from "./top-phases.ts";

/** A drawing of fewer tasks is about a part of the work, and ends where that part ends. */
const MOST_OF_THEM = 0.8;

/**
 * Boxes that no arrow leaves, though they are not of the last phase: the work can end without them. Null where the
 * drawing is about a part of the work, or the list has no last phase.
 */
export function findDeadEnds(
  drawing: Drawing,
  sideOf: (id: string) => Named | null,
  list: TaskList,
): readonly DrawnNode[] | null {
  const sides = new Map(drawing.nodes.map((node) => [node, sideOf(node.id)?.tasks() ?? []]));
  const drawn = new Set([...sides.values()].flat());
  if (drawn.size < new Set(list.tasks.map(({ id }) => id)).size * MOST_OF_THEM) return null;
  const last = lastPhaseOf(list);
  if (last === null) return null;
  const left = new Set(drawing.edges.flatMap(({ from }) => sideOf(from)?.tasks() ?? []));
  const isEnd = (node: DrawnNode) => {
    const tasks = sides.get(node) ?? [];
    return node.members.length === 0 && tasks.length > 0 && !tasks.some((id) => left.has(id) || last.has(id));
  };
  return drawing.nodes.filter(isEnd);
}

/** Tasks of the last outermost phase; null where the list is not divided. */
function lastPhaseOf(list: TaskList): ReadonlySet<string> | null {
  const tops = findTopPhases(list);
  const filled = list.tasks.flatMap(({ phase }) => tops.of(phase) ?? []);
  const last = filled.at(-1);
  if (last === undefined || new Set(filled).size < 2) return null;
  return new Set(list.tasks.filter(({ phase }) => tops.of(phase) === last).map(({ id }) => id));
}
