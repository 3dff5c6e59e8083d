import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { blockedTasks } from "./ready.ts";
import type { TaskGraph } from "./task-graph.ts";

/** How a drawing tells tasks apart: a symbol for everyone, and a colour class besides. */
export const STATE_SYMBOLS = {
  change: "★",
  done: "✓",
  dropped: "✗",
  active: "◐",
  blocked: "⏸",
  ready: "▶",
} as const;

/** Brackets of a box in Mermaid: each state has a shape of its own, for whoever does not see the colours. */
const SHAPES = {
  change: ["[[", "]]"],
  done: ["[", "]"],
  dropped: [">", "]"],
  active: ["(", ")"],
  blocked: ["{{", "}}"],
  ready: ["([", "])"],
} as const;

/** A box of a drawing: `label` is quoted already. */
export function drawBox(name: string, label: string, state: TaskState): string {
  const [open, close] = SHAPES[state];
  return `${name}${open}${label}${close}:::${state}`;
}

export type TaskState = keyof typeof STATE_SYMBOLS;

/** Returns the state of a task as drawings show it; `change` is a task of `highlight`, whatever else it is. */
export function taskStates(
  list: TaskList,
  graph: TaskGraph,
  highlight: ReadonlySet<string>,
): (task: Task) => TaskState {
  const blocked = new Set(blockedTasks(list, graph).map(({ task }) => task));
  return (task) => {
    if (highlight.has(task.id)) return "change";
    if (task.status === "done") return "done";
    if (task.status === "cancelled" || task.status === "deferred") return "dropped";
    if (blocked.has(task)) return "blocked";
    return task.status === "todo" ? "ready" : "active";
  };
}
