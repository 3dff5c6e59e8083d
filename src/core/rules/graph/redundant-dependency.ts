import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import type { Task } from "../../bundle/task.ts";
import { type Fix, onRequest } from "../../fixes/fix.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { withoutReference } from "../../fixes/without-reference.ts";
import { isCertain } from "../../graph/confidence.ts";
import { certainFlow, type Unit } from "../../graph/flow.ts";
import { type Precedes, precedence } from "../../graph/precedence.ts";
import type { Edge, TaskGraph } from "../../graph/task-graph.ts";
import type { ExpressionSource } from "../../references/expression.ts";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

const MOST_COMPARED = 20;
const OWN: ReadonlySet<ExpressionSource> = new Set(["field", "inline", "table"]);

export const redundantDependency = defineRule({
  id: "graph/redundant-dependency",
  input: "graph",
  summary: "Disallow a dependency that another dependency of the task implies",
  rationale: "Every line that says nothing new has to be kept true when the plan changes.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    implied: "{task} lists {waited}, although {other}, which it lists too, already waits for that. Drop {id}.",
  },
  guard:
    "Only single ids in the task's own lines; a group is named for all its members. Nothing is said where tasks wait in a circle. The first twenty dependencies of a task are compared.",
  autofix: "An id that stands in a list with commas is taken out of it, only where the rule is named.",
  examples: [
    {
      name: "A dependency that the next one implies",
      kind: "invalid",
      files: {
        tasks: "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n- [ ] T003 Guide (depends on T001, T002)\n",
      },
      reports: [
        '3: T003 "Guide (depends on T001, T002)" lists T001 "Schema", although T002 "Views (depends on T001)", which it lists too, already waits for that. Drop T001.',
      ],
      fixed: {
        tasks: "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n- [ ] T003 Guide (depends on T002)\n",
      },
      looked: "3/3",
    },
    {
      name: "Two that do not wait for each other",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Views\n- [ ] T003 Guide (depends on T001, T002)\n" },
      reports: [],
    },
    {
      name: "A chain",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n- [ ] T003 Guide (depends on T002)\n" },
      reports: [],
    },
  ],

  goesBy: () => null,

  *check({ bundle, list, graph }) {
    const single = graph.edges.filter(({ via, source, confidence }) => {
      return via === null && OWN.has(source) && isCertain(confidence);
    });
    yield { examined: single.length, of: graph.edges.length, unit: "dependencies" };
    if (graph.cycles.length > 0) return;
    const precedes = precedence(list, certainFlow(list, graph));
    for (const edges of Map.groupBy(single, ({ to }) => to).values()) {
      yield* implied(edges.slice(0, MOST_COMPARED), graph, precedes, tasksDocument(bundle, list));
    }
  },
});

function* implied(edges: readonly Edge[], graph: TaskGraph, precedes: Precedes, document: Document | null) {
  if (edges.length < 2) return;
  for (const edge of edges) {
    const other = edges.find(({ from }) => from !== edge.from && precedes(unit(edge.from), unit(from)) === true);
    const [task, waited, through] = [edge.to, edge.from, other?.from ?? ""].map((id) => graph.tasks.get(id));
    if (!task || !waited || !through) continue;
    yield {
      message: "implied" as const,
      values: {
        task: nameTask(task),
        waited: nameTask(waited),
        other: nameTask(through),
        id: waited.generated ? "it" : waited.id,
      },
      at: edge.at,
      task: task.id,
      key: `${task.id} ${waited.id}`,
      fix: document && fixOf(document, edge, waited),
    };
  }
}

function unit(id: string): Unit {
  return { kind: "task", id };
}

function fixOf({ source }: Document, { at, to }: Edge, waited: Task): Fix | null {
  const edit = waited.generated ? null : withoutReference(source, at, waited.id);
  const intends = [{ path: source.path, task: to, changes: "dependencies" as const }];
  const fix = edit && textFix(source, `drop ${waited.id} from ${to}`, [edit], intends);
  // Some authors name every dependency on purpose.
  return onRequest(fix);
}
