import { z } from "zod";
import type { TaskList } from "../../bundle/task-list.ts";
import type { Difference } from "../../graph/compare-drawings.ts";
import type { NoteReport } from "../../graph/compare-notes.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import { declaredShape, nameUnit } from "../declared-shape.ts";
import { listWords, nameTask, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** Differences of one kind that are told of one drawing. */
const MOST = 20;

export const diagramMismatch = defineRule({
  id: "graph/diagram-mismatch",
  input: "graph",
  summary: "Disallow a diagram of the tasks that says something else than their dependencies",
  rationale: "Half of the readers go by the diagram and the other half by the tasks.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    reversed:
      "The diagram lets {to} wait for {from}, and the text says the opposite. Turn the arrow round, or correct the text.",
    undeclared:
      "The diagram lets {to} wait for {from}, and the dependencies of {to} do not say so. Add the dependency, or remove the arrow.",
    undrawn:
      "{to} waits for {from} by its text, and the diagram, which shows both, does not. Draw the arrow, or drop the dependency.",
    skipped:
      "The order drawn here goes from {from} to {to}, which says itself that it depends on {on}. Correct the drawing or the dependency.",
    note: "The drawing says here that {task} {text}, which are {waited} by its boxes, and {task} does not say that it depends on {missing}. Correct the drawing or the dependencies of {task}.",
  },
  guard:
    "Only arrows between tasks that the text speaks about, and dependencies between tasks that are both drawn; a way over other boxes counts as an arrow. A drawn chain is only doubted where all its other steps are dependencies. Of drawings made of characters only the words beside a box count, and only for tasks that say themselves what they wait for.",
  examples: [
    {
      name: "An arrow the wrong way round",
      kind: "invalid",
      files: {
        tasks: "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n\n```mermaid\ngraph TD\n  T002 --> T001\n```\n",
      },
      reports: [
        '6: The diagram lets T001 "Schema" wait for T002 "Views (depends on T001)", and the text says the opposite. Turn the arrow round, or correct the text.',
      ],
      looked: "1/1",
    },
    {
      name: "Words beside a drawn box that its task does not bear out",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Roles\n- [ ] T003 Seeds\n\n## Phase 2: Tests\n\n- [ ] T004 Run them (depends on T001, T002)\n\n```\nPhase 1: Base\n┌──────┐ ┌──────┐ ┌──────┐\n│ T001 │ │ T002 │ │ T003 │\n└──────┘ └──────┘ └──────┘\nPhase 2: Tests\n┌──────┐\n│ T004 │ (depends on all of Phase 1)\n└──────┘\n```\n",
      },
      reports: [
        '18: The drawing says here that T004 "depends on all of Phase 1", which are T001, T002 and T003 by its boxes, and T004 does not say that it depends on T003. Correct the drawing or the dependencies of T004.',
      ],
      looked: "1/1",
    },
    {
      name: "Words beside a drawn box that its task bears out",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Roles\n\n## Phase 2: Tests\n\n- [ ] T004 Run them (depends on T001, T002)\n\n```\nPhase 1: Base\n┌──────┐ ┌──────┐\n│ T001 │ │ T002 │\n└──────┘ └──────┘\nPhase 2: Tests\n┌──────┐\n│ T004 │ (depends on all of Phase 1)\n└──────┘\n```\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A diagram of the dependencies",
      kind: "valid",
      files: {
        tasks: "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n\n```mermaid\ngraph TD\n  T001 --> T002\n```\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A diagram may know more than tasks that say nothing",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Views\n\n```mermaid\ngraph TD\n  T001 --> T002\n```\n" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Waves, which say what comes first and not what waits for what",
      kind: "false-positive",
      files: {
        ".kiro/specs/example/requirements.md": "# Requirements\n",
        ".kiro/specs/example/tasks.md":
          '# Implementation Plan\n\n- [ ] 1. Schema\n- [ ] 2. Views\n\n## Task Dependency Graph\n\n```json\n{ "waves": [{ "id": 0, "tasks": ["1"] }, { "id": 1, "tasks": ["2"] }] }\n```\n',
      },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ list, graph }) {
    const { drawings, notes } = declaredShape(list, graph);
    yield { ...countDrawn(list), unit: "drawn dependencies" };
    for (const { reversed, undeclared, undrawn } of drawings) {
      for (const one of reversed.slice(0, MOST)) yield describe("reversed", one, list, graph);
      for (const one of undeclared.slice(0, MOST)) yield describe("undeclared", one, list, graph);
      for (const one of withoutReversed(undrawn, reversed).slice(0, MOST)) yield describe("undrawn", one, list, graph);
    }
    yield* skippedSteps(list, graph);
    for (const report of notes) yield describeNote(report);
  },
});

/** Arrows of diagrams and of chains, and words beside boxes. Waves say what comes first and not why. */
function countDrawn({ drawings, orders, drawnNotes = [], tasks }: TaskList): { examined: number; of: number } {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const silent = new Set(tasks.flatMap(({ id, expressions }) => (expressions.length === 0 ? [id] : [])));
  const arrows = sum(drawings.filter(({ kind }) => kind !== "waves").map(({ edges }) => edges.length));
  const waves = sum(drawings.filter(({ kind }) => kind === "waves").map(({ edges }) => edges.length));
  const chains = sum(orders.filter(({ kind }) => kind === "order").map(({ steps }) => steps.length - 1));
  const notes = drawnNotes.filter(({ task }) => !silent.has(task)).length;
  return { examined: arrows + chains + notes, of: arrows + waves + chains + drawnNotes.length };
}

function describeNote({ note: { task, text, waitsFor, at }, missing }: NoteReport) {
  const values = { task, text: quote(text), waited: listWords(waitsFor, 8), missing: listWords(missing) };
  return { message: "note" as const, values, at, task, key: `note ${task} ${missing.join(" ")}` };
}

function describe<Id extends string>(message: Id, { from, to, at }: Difference, list: TaskList, graph: TaskGraph) {
  const values = { from: nameUnit(from, list, graph), to: nameUnit(to, list, graph) };
  return { message, values, at, key: `${message} ${from.id} ${to.id}` };
}

/** A dependency that is drawn the wrong way round is said once. */
function withoutReversed(undrawn: readonly Difference[], reversed: readonly Difference[]): readonly Difference[] {
  const known = new Set(reversed.map(({ from, to }) => `${to.id} ${from.id}`));
  return undrawn.filter(({ from, to }) => !known.has(`${from.id} ${to.id}`));
}

/** In a drawn chain whose other steps are all dependencies: the one that leaves out what its task waits for. */
function* skippedSteps(list: TaskList, graph: TaskGraph) {
  for (const { kind, steps, at } of list.orders) {
    const ids = steps.flatMap(([only, ...more]) => (only?.kind === "id" && more.length === 0 ? [only.id] : []));
    if (kind !== "order" || ids.length < Math.max(4, steps.length)) continue;
    const hops = ids.slice(1).map((to, before) => ({ from: ids[before] ?? "", to }));
    const [hop, ...others] = hops.filter(
      ({ from, to }) => !graph.dependenciesOf(to).some((edge) => edge.from === from),
    );
    if (!hop || others.length > 0) continue;
    const on = graph.dependenciesOf(hop.to).map(({ from }) => from);
    const [from, to] = [graph.tasks.get(hop.from), graph.tasks.get(hop.to)];
    if (!from || !to || on.length === 0 || on.some((id) => ids.includes(id))) continue;
    const values = { from: nameTask(from), to: nameTask(to), on: listWords(on) };
    yield { message: "skipped" as const, values, at, task: to.id, key: `skipped ${from.id} ${to.id}` };
  }
}
