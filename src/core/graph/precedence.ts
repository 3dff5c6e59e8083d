import type { TaskList } from "../bundle/task-list.ts";
import type { Flow, Unit } from "./flow.ts";
import { phaseMembers } from "./phase-members.ts";
import { reachability } from "./reachability.ts";

/** Whether one task or phase has to be over before another one begins; null where nobody knows. */
export type Precedes = (from: Unit, to: Unit) => boolean | null;

/**
 * Answers by a flow. A phase comes before another one where each task of the other waits for some task of it: that is
 * what people mean by drawing an arrow between them.
 */
export function precedence(list: TaskList, flow: Flow): Precedes {
  const reach = reachability(flow);
  const members = phaseMembers(list);
  const tasksOf = ({ kind, id }: Unit): Unit[] =>
    kind === "task" ? [{ kind, id }] : (members.get(id) ?? []).map((task) => ({ kind: "task", id: task }));
  return (from, to) => {
    const [end, start] = [flow.endOf(from), flow.startOf(to)];
    if (end === undefined || start === undefined) return null;
    const starts = from.kind === "task" ? [] : tasksOf(from).flatMap((task) => flow.endOf(task) ?? []);
    const reached = reach([end, ...starts]);
    if (reached === null) return null;
    if (reached.has(start)) return true;
    const inside = to.kind === "phase" ? tasksOf(to).map((task) => flow.startOf(task) ?? -1) : [];
    return inside.length > 0 && inside.every((node) => reached.has(node));
  };
}
