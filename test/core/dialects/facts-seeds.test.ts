import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Task } from "../../../src/core/bundle/task.ts";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import type { Reference } from "../../../src/core/references/expression.ts";
import { tasksOf } from "../../support/bundles.ts";

const SEEDS = "../shared/seeds";
const TRUTH = `${SEEDS}/truth.json`;

interface TrueTask {
  readonly id: string;
  readonly status: string;
  readonly priority?: string;
  readonly assignee?: string;
  readonly type?: string;
  readonly files?: readonly string[];
  readonly acceptance?: number;
  readonly subtasks?: number;
  readonly workOrder?: boolean;
  readonly story?: string | null;
  readonly parallel: boolean;
  readonly parallelWith?: readonly string[];
  readonly statusLine?: number;
}

interface Truth {
  readonly seed: string;
  readonly tasks: readonly TrueTask[];
  readonly counts: Readonly<Record<string, number>>;
  readonly backlogRows?: readonly { readonly id: string; readonly title: string; readonly line: number }[];
  readonly criticalPath?: { readonly line: number; readonly path: readonly string[] };
  readonly parallelStatements?: readonly {
    readonly line: number;
    readonly task?: string;
    readonly with_?: readonly string[];
    readonly tasks?: readonly string[];
    readonly expr?: string;
    readonly declared?: number;
  }[];
  readonly contradictions: readonly { readonly rule: string; readonly lines: readonly number[] }[];
}

const STATUS: Readonly<Record<string, string>> = { backlog: "todo", inProgress: "in-progress" };

/** Facts that `truth.json` states for a task of its seed, under its names. */
const FACTS: Readonly<Record<string, (task: Task) => unknown>> = {
  status: ({ status }) => status,
  priority: ({ facts }) => facts.priority,
  assignee: ({ facts }) => facts.assignee,
  type: ({ facts }) => facts.type,
  files: ({ facts }) => facts.files,
  acceptance: ({ facts }) => facts.acceptance.total,
  subtasks: ({ facts }) => facts.subtasks.total,
  workOrder: ({ facts }) => facts.workOrder !== null,
  story: ({ facts }) => facts.story,
  parallel: ({ facts }) => facts.parallel,
};

function written(one: Reference): string {
  if (one.kind === "range") return `${one.from}-${one.to}`;
  return one.kind === "phase" ? `phase:${one.id}` : "id" in one ? one.id : one.kind;
}

describe.skipIf(!existsSync(TRUTH))("what the seeds say of their tasks", () => {
  const truths: Truth[] = existsSync(TRUTH) ? JSON.parse(readFileSync(TRUTH, "utf8")) : [];
  const read = (seed: string): { truth: Truth; list: TaskList } => {
    const truth = truths.find((one) => one.seed === seed);
    if (!truth) throw new Error(`truth.json has no seed ${seed}`);
    return { truth, list: tasksOf(new Uint8Array(readFileSync(`${SEEDS}/${seed}.md`))) };
  };

  it.each(["000", "001", "002", "003", "004"])("%s: every stated fact of every task", (seed) => {
    const { truth, list } = read(seed);
    const stated = (task: TrueTask) => Object.keys(FACTS).filter((name) => Object.hasOwn(task, name));
    const said = (task: TrueTask, name: string): unknown => {
      const value: unknown = task[name as keyof TrueTask];
      return name === "status" ? (STATUS[String(value)] ?? value) : (value ?? null);
    };
    expect(truth.tasks.flatMap(stated).length).toBeGreaterThan(30);
    expect(
      truth.tasks.map((task, index) => {
        const found = list.tasks[index];
        return [task.id, ...stated(task).map((name) => `${name}: ${JSON.stringify(found && FACTS[name]?.(found))}`)];
      }),
    ).toEqual(
      truth.tasks.map((task) => [task.id, ...stated(task).map((n) => `${n}: ${JSON.stringify(said(task, n))}`)]),
    );
  });

  it("000: its boxes are 77 sub-tasks and 57 criteria, its tables hold two plans and a free row", () => {
    const { truth, list } = read("000");
    const sum = (of: (task: Task) => number) => list.tasks.reduce((total, task) => total + of(task), 0);
    expect(sum(({ facts }) => facts.subtasks.total)).toBe(truth.counts.subtasks);
    expect(sum(({ facts }) => facts.acceptance.total)).toBe(truth.counts.acceptance);
    expect(list.backlog.map(({ id, title, at }) => ({ id, title, line: at.line }))).toEqual(
      truth.backlogRows?.map(({ id, title, line }) => ({ id, title, line })),
    );
    expect(list.completed).toMatchObject({ header: ["ID", "Task", "Completed", "PR/Commit"], rows: [] });
    expect(list.completed?.blank).toEqual({ start: 8423, end: 8432 });
  });

  it("000: its Work Orders are read, and the placeholders in their texts are texts", () => {
    const orders = read("000").list.tasks.flatMap(({ facts }) => facts.workOrder ?? []);
    expect(orders.map(({ at, problem }) => [at.line, problem])).toEqual([
      [45, null],
      [109, null],
      [201, null],
    ]);
    expect(orders.map(({ acceptance, constraints }) => [acceptance.length, constraints.length])).toEqual([
      [3, 2],
      [2, 2],
      [3, 2],
    ]);
  });

  it("001: trackers tell states, on their lines", () => {
    const { truth, list } = read("001");
    const lines = list.tasks.flatMap(({ id, marks }) => marks.map(({ kind, at }) => [id, kind, at.line]));
    expect(lines).toEqual(
      truth.tasks.flatMap(({ id, statusLine }) => (statusLine === undefined ? [] : [[id, "tracker", statusLine]])),
    );
  });

  it("001: the critical path, and the chain in the drawing that contradicts it", () => {
    const { truth, list } = read("001");
    const orders = list.orders.map(({ kind, at, steps }) => [
      kind,
      at.line,
      steps.map((step) => step.map(written).join()),
    ]);
    expect(orders).toEqual([
      ["order", 514, ["1.1", "5.2", "5.3", "5.4"]],
      ["critical-path", truth.criticalPath?.line, truth.criticalPath?.path],
    ]);
  });

  it("001: the groups that can run in parallel, unknown ids included", () => {
    const { truth, list } = read("001");
    const sets = list.parallelSets.map(({ at, task, references }) => [at.line, task, references.map(written)]);
    expect(sets).toEqual(
      truth.parallelStatements?.map(({ line, task, with_, tasks, expr }) => [
        line,
        task ?? null,
        with_ ?? (expr === "All Phase 4 tasks" ? ["phase:4"] : tasks),
      ]),
    );
  });

  it("001: the counters that are placeholders", () => {
    const { truth, list } = read("001");
    const unfilled = truth.contradictions.find(({ rule }) => rule === "summary/unfilled")?.lines;
    expect(list.unfilledTotals?.map(({ at }) => at.line)).toEqual(unfilled);
  });

  it("002: every task says with whom it can run in parallel", () => {
    const { truth, list } = read("002");
    const sets = list.parallelSets.map(({ task, references }) => [task, references.map(written)]);
    const stated = truth.tasks.filter(({ parallelWith }) => parallelWith && parallelWith.length > 0);
    expect(sets).toEqual(stated.map(({ id, parallelWith }) => [id, parallelWith]));
    expect(sets).toHaveLength(truth.counts.parallelStatements ?? 0);
  });

  it("003: the critical path through its milestones", () => {
    const { list } = read("003");
    expect(list.orders.map(({ kind, at, steps }) => [kind, at.line, steps.flat().map(written)])).toEqual([
      ["critical-path", 697, ["M0", "M1", "M2", "M3", "M4"]],
    ]);
  });

  it("004: the lists of its parallel opportunities with what they count", () => {
    const { truth, list } = read("004");
    const sets = list.parallelSets.filter(({ declaredCount }) => declaredCount !== null);
    expect(
      sets.map(({ at, declaredCount, references }) => [at.line, declaredCount, references.map(written).join(", ")]),
    ).toEqual(truth.parallelStatements?.map(({ line, declared, expr }) => [line, declared, expr]));
    expect(sets.map(({ phase }) => phase)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  });
});
