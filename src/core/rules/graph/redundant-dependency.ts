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
import { listWords, nameTask, shortName } from "../name-task.ts";
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
    several: "{task} lists {ids}, although others that it lists too already wait for them. Drop those {count}.",
  },
  guard:
    "Only single ids in the task's own lines; a group is named for all its members. Nothing is said where tasks wait in a circle. The first twenty dependencies of a task are compared, and a task is told of once.",
  autofix: "Ids that stand in a list with commas are taken out of it, only where the rule is named.",
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
      name: "Several that the last one implies",
      kind: "invalid",
      files: {
        tasks:
          "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n- [ ] T003 Texts (depends on T002)\n- [ ] T004 Guide (depends on T001, T002, T003)\n",
      },
      reports: [
        '4: T004 "Guide (depends on T001, T002, T003)" lists T001 and T002, although others that it lists too already wait for them. Drop those 2.',
      ],
      fixed: {
        tasks:
          "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n- [ ] T003 Texts (depends on T002)\n- [ ] T004 Guide (depends on T003)\n",
      },
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

interface Implied {
  readonly edge: Edge;
  readonly waited: Task;
  readonly other: Task;
}

function* implied(edges: readonly Edge[], graph: TaskGraph, precedes: Precedes, document: Document | null) {
  const found = edges.length < 2 ? [] : edges.flatMap((edge) => impliedBy(edge, edges, graph, precedes));
  const [first] = found;
  const task = graph.tasks.get(first?.edge.to ?? "");
  if (!first || !task) return;
  const ids = found.map(({ waited }) => waited.id);
  const { waited, other, edge } = first;
  const id = waited.generated ? "it" : waited.id;
  yield {
    ...(found.length === 1
      ? {
          message: "implied" as const,
          values: { task: nameTask(task), waited: nameTask(waited), other: nameTask(other), id },
        }
      : {
          message: "several" as const,
          values: {
            task: nameTask(task),
            ids: listWords(found.map((one) => shortName(one.waited))),
            count: found.length,
          },
        }),
    at: edge.at,
    task: task.id,
    key: `${task.id} ${ids.join(" ")}`,
    fix: document && fixOf(document, task.id, found),
  };
}

function impliedBy(edge: Edge, edges: readonly Edge[], graph: TaskGraph, precedes: Precedes): Implied[] {
  const through = edges.find(({ from }) => from !== edge.from && precedes(unit(edge.from), unit(from)) === true);
  const [waited, other] = [graph.tasks.get(edge.from), graph.tasks.get(through?.from ?? "")];
  return waited && other ? [{ edge, waited, other }] : [];
}

function unit(id: string): Unit {
  return { kind: "task", id };
}

/** All of them at once, where the places of their ids do not touch; else the first one, and the others when it is gone. */
function fixOf({ source }: Document, task: string, found: readonly Implied[]): Fix | null {
  const edits = found.flatMap(({ edge, waited }) => {
    const edit = waited.generated ? null : withoutReference(source, edge.at, waited.id);
    return edit === null ? [] : [{ edit, id: waited.id }];
  });
  const apart = edits.filter(({ edit: { span } }, at) => at === 0 || span.start >= (edits[at - 1]?.edit.span.end ?? 0));
  const chosen = apart.length === edits.length ? edits : edits.slice(0, 1);
  const intends = [{ path: source.path, task, changes: "dependencies" as const }];
  const does = `drop ${listWords(chosen.map(({ id }) => id))} from ${task}`;
  // Some authors name every dependency on purpose.
  return chosen.length === 0
    ? null
    : onRequest(
        textFix(
          source,
          does,
          chosen.map(({ edit }) => edit),
          intends,
        ),
      );
}
