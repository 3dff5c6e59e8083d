import { z } from "zod";
import type { Phase } from "../../bundle/phase.ts";
import { phaseMembers } from "../../graph/phase-members.ts";
import type { Barrier, TaskGraph } from "../../graph/task-graph.ts";
import type { Expression } from "../../references/expression.ts";
import { listWords, nameTask, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const gateDisagreement = defineRule({
  id: "graph/gate-disagreement",
  input: "graph",
  summary: "Require a phase and its own tasks to ask for the same earlier work",
  rationale:
    "One reader starts the phase when its condition is met, and the other one waits for what its task asks for.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    gate: "{phase} begins after {gate}, which leaves out {left}. {task}, which is in it, waits for all of {group} and so for them too. Ask for the same in both places.",
  },
  guard:
    "Only where the phase asks for a part of the earlier tasks, such as those of one priority, and one of its tasks for whole phases. What a task waits for by name is its own affair.",
  examples: [
    {
      name: "A phase that asks for P0 and a task that asks for everything",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Priority**: P0\n\n#### Task 1.2: Roles\n\n**Priority**: P0\n\n#### Task 1.3: Logo\n\n**Priority**: P1\n\n## Phase 2: Launch\n\n**Prerequisites**: All P0 tasks complete\n\n#### Task 2.1: Deploy\n\n**Priority**: P0\n\n**Dependencies**: All previous phases\n",
      },
      reports: [
        '17: "Phase 2: Launch" begins after "All P0 tasks complete", which leaves out 1.3. 2.1 "Deploy", which is in it, waits for all of "All previous phases" and so for them too. Ask for the same in both places.',
      ],
      looked: "1/2",
    },
    {
      name: "Both ask for everything",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Priority**: P0\n\n#### Task 1.2: Roles\n\n**Priority**: P0\n\n#### Task 1.3: Logo\n\n**Priority**: P1\n\n## Phase 2: Launch\n\n**Prerequisites**: Phase 1 complete\n\n#### Task 2.1: Deploy\n\n**Priority**: P0\n\n**Dependencies**: All previous phases\n",
      },
      reports: [],
      looked: "0/2",
    },
    {
      name: "A task that needs one more than its phase",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Priority**: P0\n\n#### Task 1.2: Roles\n\n**Priority**: P0\n\n#### Task 1.3: Logo\n\n**Priority**: P1\n\n## Phase 2: Launch\n\n**Prerequisites**: All P0 tasks complete\n\n#### Task 2.1: Deploy\n\n**Priority**: P0\n\n**Dependencies**: Task 1.3\n",
      },
      reports: [],
      looked: "1/2",
    },
  ],

  *check({ list, graph }) {
    const gated = list.phases.flatMap((phase) =>
      phase.expressions.filter(asksForPart).map((gate) => ({ phase, gate })),
    );
    yield { examined: gated.length, of: list.phases.length, unit: "phases" };
    const members = phaseMembers(list);
    const barriers = Map.groupBy(graph.barriers, ({ phase }) => phase);
    for (const { phase, gate } of gated) {
      const inside = members.get(phase.id) ?? [];
      const asked = new Set(askedFor(barriers.get(phase.id) ?? [], members));
      if (asked.size > 0) yield* widerTask(phase, gate, asked, { graph, inside });
    }
  },
});

function asksForPart({ direction, references }: Expression): boolean {
  return direction === "waits" && references.some((one) => one.kind === "set" && one.filter !== "");
}

/** Tasks that a phase waits for, by name and in phases. */
function askedFor(gates: readonly Barrier[], members: ReadonlyMap<string, readonly string[]>): string[] {
  return gates.flatMap(({ waitsFor, waitsForTasks }) => [
    ...waitsForTasks,
    ...waitsFor.flatMap((id) => members.get(id) ?? []),
  ]);
}

interface Around {
  readonly graph: TaskGraph;
  /** Ids of the phase's own tasks. */
  readonly inside: readonly string[];
}

/** The first task of the phase that waits for whole groups in which there is more. */
function* widerTask(phase: Phase, gate: Expression, asked: ReadonlySet<string>, { graph, inside }: Around) {
  const own = new Set(inside);
  for (const id of inside) {
    const more = graph
      .dependenciesOf(id)
      .filter(({ via, from, source }) => via !== null && source === "field" && !asked.has(from) && !own.has(from));
    const [first] = more;
    const task = graph.tasks.get(id);
    if (!first || !task) continue;
    const values = {
      phase: quote(phase.title),
      gate: quote(gate.text),
      left: listWords(more.map(({ from }) => from)),
      task: nameTask(task),
      group: quote(first.via ?? ""),
    };
    yield { message: "gate" as const, values, at: gate.at, related: [task.at], task: id, key: `${phase.id} ${id}` };
    return;
  }
}
