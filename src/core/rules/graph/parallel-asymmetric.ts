import { z } from "zod";
import type { ParallelSet } from "../../bundle/declared-order.ts";
import type { Task } from "../../bundle/task.ts";
import { type Fix, onRequest } from "../../fixes/fix.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { withReference } from "../../fixes/with-reference.ts";
import type { ParallelReport } from "../../graph/compare-orders.ts";
import type { SourceText } from "../../markdown/source-text.ts";
import { declaredShape } from "../declared-shape.ts";
import { listWords, nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

export const parallelAsymmetric = defineRule({
  id: "graph/parallel-asymmetric",
  input: "graph",
  summary: "Require two tasks of which one says that it is parallel with the other to agree",
  rationale: "A reader of the other task does not learn of it.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    asymmetric:
      "{task} says that it can be done at the same time as {others}, which {name} others and not {id}. Add {id} there, or correct it here.",
  },
  guard: "Only where both tasks say with whom they can be done: a task that says nothing contradicts nobody.",
  autofix:
    "The id is added to the list with commas of the other task, only where the rule is named: the first one may be wrong.",
  examples: [
    {
      name: "One lists the other, and is not listed",
      kind: "invalid",
      files: {
        "ouroboros/specs/a/requirements.md": "# Requirements\n",
        "ouroboros/specs/a/design.md": "# Design\n",
        "ouroboros/specs/a/tasks.md":
          "### Phase 1: Base (3 parallel 🐍)\n\n- [ ] **1.1** Schema 🐍\n  - _Can run in parallel with 1.2_\n- [ ] **1.2** Queries 🐍\n  - _Can run in parallel with 1.3_\n- [ ] **1.3** Views 🐍\n",
      },
      reports: [
        '4: 1.1 "Schema 🐍" says that it can be done at the same time as 1.2 "Queries 🐍", which names others and not 1.1. Add 1.1 there, or correct it here.',
      ],
      looked: "1/2",
      fixed: {
        "ouroboros/specs/a/tasks.md":
          "### Phase 1: Base (3 parallel 🐍)\n\n- [ ] **1.1** Schema 🐍\n  - _Can run in parallel with 1.2_\n- [ ] **1.2** Queries 🐍\n  - _Can run in parallel with 1.3, 1.1_\n- [ ] **1.3** Views 🐍\n",
      },
    },
    {
      name: "Each lists the other",
      kind: "valid",
      files: {
        "ouroboros/specs/a/requirements.md": "# Requirements\n",
        "ouroboros/specs/a/design.md": "# Design\n",
        "ouroboros/specs/a/tasks.md":
          "### Phase 1: Base (3 parallel 🐍)\n\n- [ ] **1.1** Schema 🐍\n  - _Can run in parallel with 1.2_\n- [ ] **1.2** Queries 🐍\n  - _Can run in parallel with 1.1, 1.3_\n- [ ] **1.3** Views 🐍\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "The other one says nothing",
      kind: "false-positive",
      files: {
        "ouroboros/specs/a/requirements.md": "# Requirements\n",
        "ouroboros/specs/a/design.md": "# Design\n",
        "ouroboros/specs/a/tasks.md":
          "### Phase 1: Base (3 parallel 🐍)\n\n- [ ] **1.1** Schema 🐍\n  - _Can run in parallel with 1.3_\n- [ ] **1.2** Queries 🐍\n  - _Can run in parallel with 1.3_\n- [ ] **1.3** Views 🐍\n",
      },
      reports: [],
      looked: "0/2",
    },
  ],

  *check({ bundle, list, graph }) {
    const own = declaredShape(list, graph).parallel.filter(({ set }) => set.task !== null);
    const named = namedBy(own);
    const answered = own.filter(({ units }) => units.some(({ id }) => named.has(id)));
    yield { examined: answered.length, of: own.length, unit: "parallel statements" };
    const source = tasksDocument(bundle, list)?.source;
    const sets = own.map(({ set }) => set);
    for (const { set, units } of answered) {
      const task = graph.tasks.get(set.task ?? "");
      const others = [...new Set(units.map(({ id }) => id))].flatMap((id) => graph.tasks.get(id) ?? []);
      const silent = others.filter(({ id }) => task && id !== task.id && named.get(id)?.has(task.id) === false);
      if (!task || silent.length === 0) continue;
      yield { ...describe(task, silent), at: set.at, fix: source ? fixOf(source, task, silent, sets) : null };
    }
  },
});

/** Who each task says that it can be done beside. */
function namedBy(own: readonly ParallelReport[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byTask = Map.groupBy(own, ({ set }) => set.task ?? "");
  return new Map(
    [...byTask].map(([id, reports]) => {
      const tasks = reports.flatMap(({ units }) => units.filter(({ kind }) => kind === "task"));
      return [id, new Set(tasks.map((unit) => unit.id))];
    }),
  );
}

/** Adds the task to the list of each of the others. */
function fixOf(source: SourceText, task: Task, silent: readonly Task[], sets: readonly ParallelSet[]): Fix | null {
  const edits = silent.map((other) => {
    const set = sets.find((one) => one.task === other.id);
    const names = set?.references.map((one) => (one.kind === "id" ? one.id : null)) ?? [];
    return set && names.every((name) => name !== null) ? withReference(source, set.at, names, task.id) : null;
  });
  const whole = edits.filter((edit) => edit !== null);
  if (task.generated || whole.length < edits.length) return null;
  return onRequest(textFix(source, `add ${task.id} to ${silent.map(({ id }) => id).join(", ")}`, whole));
}

function describe(task: Task, silent: readonly Task[]) {
  const [others, name] = [listWords(silent.map(nameTask), 3), silent.length === 1 ? "names" : "name"];
  return {
    message: "asymmetric" as const,
    values: { task: nameTask(task), others, name, id: task.generated ? "it" : task.id },
    related: silent.slice(0, 10).map((other) => other.at),
    task: task.id,
    key: `${task.id} ${silent[0]?.id}`,
  };
}
