import type { Phase } from "../../src/core/bundle/phase.ts";
import type { Task } from "../../src/core/bundle/task.ts";
import type { TaskList } from "../../src/core/bundle/task-list.ts";
import type { Expression, Reference } from "../../src/core/references/expression.ts";

const PATH = "specs/001-example/tasks.md";

/** A dependency as a test writes it: an id, or a whole reference. */
type Ref = string | Reference;

function expressionOf(line: number, refs: readonly Ref[], extra: Partial<Expression> = {}): Expression {
  const references = refs.map(
    (ref): Reference => (typeof ref === "string" ? { kind: "id", id: ref, confidence: "exact" } : ref),
  );
  const at = { path: PATH, line, endLine: line };
  return { source: "field", text: JSON.stringify(refs), at, direction: "waits", references, ...extra };
}

export interface TaskSketch {
  readonly waits?: readonly Ref[];
  readonly blocks?: readonly Ref[];
  readonly status?: Task["status"];
  readonly phase?: string | null;
  readonly priority?: string;
  readonly story?: string;
  readonly title?: string;
  readonly parent?: string;
  readonly optional?: boolean;
  /** What the task is said to take. */
  readonly hours?: number;
}

export interface PhaseSketch {
  readonly waits?: readonly Ref[];
  readonly parent?: string;
  readonly title?: string;
}

/** A task list from ids and what is said about them; line numbers follow the order, tasks first. */
export function taskListOf(
  tasks: Readonly<Record<string, TaskSketch>> | readonly (readonly [string, TaskSketch])[],
  phases: Readonly<Record<string, PhaseSketch>> = {},
): TaskList {
  const sketches = Array.isArray(tasks) ? tasks : Object.entries(tasks);
  return {
    path: PATH,
    dialect: "spec-kit",
    tasks: sketches.map(([id, sketch], at) => taskOf(id, sketch, at + 1)),
    phases: Object.entries(phases).map(([id, sketch], at) => phaseOf(id, sketch, sketches.length + at + 1)),
    totals: [],
    backlog: [],
    completed: null,
    orders: [],
    parallelSets: [],
    drawings: [],
    mentions: [],
    notices: [],
  };
}

function taskOf(id: string, sketch: TaskSketch, line: number): Task {
  return {
    id,
    generated: false,
    kind: "item",
    parent: sketch.parent ?? null,
    title: sketch.title ?? `Title of ${id}`,
    status: sketch.status ?? "todo",
    marks: [],
    at: { path: PATH, line, endLine: line },
    phase: sketch.phase ?? null,
    section: [],
    facts: {
      parallel: false,
      story: sketch.story ?? null,
      priority: sketch.priority ?? null,
      assignee: null,
      type: null,
      estimate: sketch.hours === undefined ? null : { text: `${sketch.hours}h`, hours: sketch.hours },
      optional: sketch.optional ?? false,
      files: [],
      declaredFiles: [],
      requirements: [],
      acceptance: { done: 0, total: 0 },
      subtasks: { done: 0, total: 0 },
      workOrder: null,
    },
    expressions: [
      ...(sketch.waits ? [expressionOf(line, sketch.waits)] : []),
      ...(sketch.blocks ? [expressionOf(line, sketch.blocks, { direction: "blocks" })] : []),
    ],
  };
}

function phaseOf(id: string, sketch: PhaseSketch, line: number): Phase {
  return {
    id,
    title: sketch.title ?? `Phase ${id}`,
    at: { path: PATH, line, endLine: line },
    parent: sketch.parent ?? null,
    expressions: sketch.waits ? [expressionOf(line, sketch.waits, { source: "heading" })] : [],
  };
}
