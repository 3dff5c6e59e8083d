import { z } from "zod";
import type { SpecBundle } from "../../bundle/spec-bundle.ts";
import type { TaskList } from "../../bundle/task-list.ts";
import { GONE } from "../../dialects/gone.ts";
import { onRequest } from "../../fixes/fix.ts";
import { respell } from "../../fixes/respell.ts";
import { type Suggest, suggestFrom } from "../../graph/nearest.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import type { Place } from "../../markdown/place.ts";
import { declaredShape } from "../declared-shape.ts";
import { didYouMean } from "../did-you-mean.ts";
import { isMeasure } from "../is-measure.ts";
import { linesRead } from "../lines-read.ts";
import { defineRule } from "../rule.ts";
import { spelledOtherwise } from "../spelled-otherwise.ts";
import { tasksDocument } from "../task-texts.ts";

/** Further places of one id that a report names. */
const MOST_PLACES = 8;
/** Levels of an id that are looked at as groups. */
const DEEPEST_ID = 6;

export const unknownReference = defineRule({
  id: "graph/unknown-reference",
  input: "graph",
  summary: "Disallow ids in drawings, orders and parallel lists that no task has",
  rationale: "A reader looks for work that is planned nowhere, or was lost when tasks were renamed.",
  level: "warning",
  options: z.strictObject({
    ignore: z.array(z.string()).default([]).describe("Names that may be mentioned without being defined."),
  }),
  messages: {
    unknown: "{id} is named here, and no task or phase is called so, so nobody can tell what to do for it. {fix}",
  },
  guard:
    "Only what is written as ids are written in this document, where it draws, orders or lists tasks. Rows of a backlog table are known, and so are groups by the beginning of their tasks' ids. Each id is reported once.",
  autofix:
    "An id is written as its task has it, wherever it is named, where the two differ in zeros and hyphens alone, `T1` for `T001`, only where the rule is named: a `T3 instance` is no task.",
  examples: [
    {
      name: "An order of ids without their zeros",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Views\n\n**Critical path**: T001 → T2\n" },
      reports: [
        "4: T2 is named here, and no task or phase is called so, so nobody can tell what to do for it. Did you mean T002?",
      ],
      looked: "1/1",
      fixed: { tasks: "- [ ] T001 Schema\n- [ ] T002 Views\n\n**Critical path**: T001 → T002\n" },
    },
    {
      name: "A diagram with a task that nobody defines",
      kind: "invalid",
      files: {
        tasks: "- [ ] T001 Schema\n- [ ] T002 Views\n\n```mermaid\ngraph TD\n  T001 --> T002\n  T002 --> T009\n```\n",
      },
      reports: [
        "7: T009 is named here, and no task or phase is called so, so nobody can tell what to do for it. Define it, or remove it here.",
      ],
      looked: "1/1",
    },
    {
      name: "A diagram of the tasks",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Views\n\n```mermaid\ngraph TD\n  T001 --> T002\n```\n" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A name that is allowed",
      kind: "valid",
      files: {
        tasks: "- [ ] T001 Schema\n- [ ] T002 Views\n\n```mermaid\ngraph TD\n  T001 --> T002\n  T002 --> T009\n```\n",
      },
      options: { ignore: ["T009"] },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A dependency on a task that is not there, which is told as one",
      kind: "false-positive",
      files: {
        tasks: "## Phase 1\n\n**T001** Schema\n\n- Files: `a.sql`\n\n**T002** Views\n\n- Dependencies: T001, T009\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A version and a score look like ids",
      kind: "false-positive",
      files: {
        tasks:
          "- [ ] 3.1 Schema\n- [ ] 3.2 Views\n\n## Notes\n\n- Needs Python 3.11+, and task 3.2 was given 8.5/10\n- 3.1 comes first\n",
      },
      reports: [],
      looked: "0/0",
    },
    {
      name: "A product's name looks like an id",
      kind: "false-positive",
      files: {
        tasks: "- [ ] T001 Schema\n- [ ] T002 Views\n\n## Notes\n\n- Files are kept in S3, served over HTTP2\n",
      },
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ bundle, list, graph, options }) {
    const shape = declaredShape(list, graph);
    const places = list.mentions.length + list.orders.length + list.parallelSets.length + list.drawings.length;
    yield { examined: places, of: places, unit: "places that name tasks" };
    const ignored = new Set(options.ignore);
    const named = [...mentioned(list, graph), ...declared(shape)];
    if (named.length === 0) return;
    const isOfTasks = kindredOf(list, graph);
    const textOf = linesRead(bundle, list);
    const unknown = named.filter(({ id, at }) => !ignored.has(id) && isOfTasks(id) && !isMeasure(textOf(at.line), id));
    const meant = spelledOtherwise(graph.tasks.keys());
    const suggest = suggestFrom(graph.tasks.keys());
    for (const [id, same] of Map.groupBy(unknown, (entry) => entry.id))
      yield describe(id, same, bundle, { list, suggest, meant: meant(id) });
  },
});

interface Named {
  readonly id: string;
  readonly at: Place;
}

function mentioned({ mentions, phases, backlog }: TaskList, graph: TaskGraph): Named[] {
  if (mentions.length === 0) return [];
  const names = [...graph.tasks.keys(), ...[...phases, ...backlog].map(({ id }) => id)];
  const known = new Set(names.flatMap(withGroups));
  // What a task waits for in vain is an unknown dependency, and told as one.
  const told = new Set(graph.unresolved.map(({ text, at }) => `${at.line} ${text}`));
  return mentions.flatMap(({ reference, at }) => {
    if (reference.kind !== "id" || known.has(fold(reference.id))) return [];
    return told.has(`${at.line} ${reference.id}`) ? [] : [{ id: reference.id, at }];
  });
}

function declared({ drawings, orders, parallel }: ReturnType<typeof declaredShape>): Named[] {
  return [
    ...drawings.flatMap(({ unknown }) => unknown.map(({ id, node }) => ({ id, at: node.at }))),
    ...orders.flatMap(({ order, unknown }) => (isPast(order) ? [] : unknown.map((id) => ({ id, at: order.at })))),
    ...parallel.flatMap(({ set, unknown }) => (isPast(set) ? [] : unknown.map((id) => ({ id, at: set.at })))),
  ];
}

/** `WP03 was deleted` names it all the same. */
const isPast = ({ text }: { readonly text: string }) => GONE.test(text);

interface Read {
  readonly list: TaskList;
  readonly suggest: Suggest;
  /** The id that is spelled otherwise here. */
  readonly meant: string | null;
}

function describe(id: string, same: readonly Named[], bundle: SpecBundle, { list, suggest, meant }: Read) {
  const places = [...new Map(same.map(({ at }) => [at.line, at])).values()].sort((a, b) => a.line - b.line);
  const near = meant === null ? suggest(id) : [meant];
  const source = meant === null ? undefined : tasksDocument(bundle, list)?.source;
  const lines = places.map(({ line }) => line);
  return {
    message: "unknown" as const,
    values: { id, fix: didYouMean(near, "Define it, or remove it here.") },
    at: places[0] ?? { path: "", line: 1, endLine: 1 },
    related: places.slice(1, MOST_PLACES),
    key: id,
    fix: source && meant !== null ? onRequest(respell(source, lines, { from: id, to: meant })) : null,
  };
}

/**
 * Whether an id is written like those of the tasks, and not like the requirements that they name: `FR-010` and `US1` are
 * none, and neither is `1.4` where tasks fulfil `1.2`.
 */
function kindredOf(list: TaskList, { tasks }: TaskGraph): (id: string) => boolean {
  const own = [...tasks.values()].filter(({ generated }) => !generated);
  const kinds = new Set(own.map(({ id }) => kindOf(id)));
  const numbers = list.tasks.some(({ facts }) => facts.requirements.some((one) => /^\d/.test(one)));
  return (id) => kinds.has(kindOf(id)) && !(numbers && /^\d/.test(id));
}

/** The letters before the number, and whether there are dots: `T`, `WP`, `M.`; a plain number is a phase's as a rule. */
function kindOf(id: string): string {
  const letters = /^[^\d]*/.exec(id)?.[0] ?? "";
  return letters === "" && !id.includes(".") ? id : `${letters}${id.includes(".") ? "." : ""}`;
}

/** `M1.1.2` makes `M1.1` and `M1` names of groups. */
function withGroups(id: string): string[] {
  const parts = fold(id).split(".").slice(0, DEEPEST_ID);
  return [fold(id), ...parts.map((_, at) => parts.slice(0, at + 1).join("."))];
}

function fold(id: string): string {
  return id.toLowerCase();
}
