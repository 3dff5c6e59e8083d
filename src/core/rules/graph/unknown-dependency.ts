import { z } from "zod";
import type { SpecBundle } from "../../bundle/spec-bundle.ts";
import type { TaskList } from "../../bundle/task-list.ts";
import type { Fix } from "../../fixes/fix.ts";
import { respell } from "../../fixes/respell.ts";
import { phaseMembers } from "../../graph/phase-members.ts";
import type { TaskGraph, Unresolved } from "../../graph/task-graph.ts";
import { didYouMean } from "../did-you-mean.ts";
import { nameOwner, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { saidRelation } from "../said-relation.ts";
import { spelledOtherwise } from "../spelled-otherwise.ts";
import { tasksDocument } from "../task-texts.ts";

export const unknownDependency = defineRule({
  id: "graph/unknown-dependency",
  input: "graph",
  summary: "Disallow a dependency on a task or phase that does not exist",
  rationale: "A dependency that leads nowhere holds nothing back: the order that the author had in mind is lost.",
  level: "error",
  options: z.strictObject({
    ignore: z.array(z.string()).default([]).describe("Names that may be depended on without being defined."),
  }),
  messages: {
    task: "{owner} {depends} {text}, which no task here is called, so {effect}. {fix}",
    phase: "{owner} {waits} Phase {text}, which does not exist, so {effect}. {fix}",
    empty: "{owner} {waits} {text}, where there is no task, so {effect}. {fix}",
    range: "{owner} {depends} the range {text}, which does not run from an earlier task to a later one. {fix}",
  },
  guard:
    "Words for people outside the bundle, references into other bundles and placeholders are not ids. The known ids of a list still count. A range that runs backwards is a warning at most, and so is a phase that waits for one without tasks: its tasks may stand elsewhere. So is a phase in a list that has none: it may be one of the project's.",
  autofix: "An id is written as its task has it where the two differ in zeros and hyphens alone: `T1` for `T001`.",
  examples: [
    {
      name: "An id without its zeros",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T1)\n" },
      reports: [
        '2: T002 "Queries (depends on T1)" depends on T1, which no task here is called, so nothing makes it wait. Did you mean T001?',
      ],
      fixed: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
    },
    {
      name: "An id that nobody has",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T010)\n" },
      reports: [
        '2: T002 "Queries (depends on T010)" depends on T010, which no task here is called, so nothing makes it wait. Did you mean T001?',
      ],
      looked: "1/1",
    },
    {
      name: "A task that nobody has and that a task is said to block",
      kind: "invalid",
      files: {
        tasks:
          "- [ ] T001 Schema\n- [ ] T002 Queries\n\n| Task | Blocks |\n| --- | --- |\n| T001 | T002 |\n| T002 | T010 |\n",
      },
      reports: [
        '7: T002 "Queries" blocks T010, which no task here is called, so nothing waits for it. Did you mean T001?',
      ],
    },
    {
      name: "A phase that does not exist",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n\n## Phase 2: Pages\n\n**Dependencies**: Phase 9\n\n- [ ] T002 Queries\n",
      },
      reports: [
        '7: "Phase 2: Pages" waits for Phase 9, which does not exist, so nothing makes it wait. Name a task that exists, or remove the dependency.',
      ],
    },
    {
      name: "A phase without tasks",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\nNothing yet.\n\n## Phase 2: Pages\n\n**Dependencies**: Phase 1\n\n- [ ] T002 Queries\n",
      },
      reports: [
        '7: "Phase 2: Pages" waits for Phase 1, where there is no task, so nothing makes it wait. Name a task that exists, or remove the dependency.',
      ],
    },
    {
      name: "A range that runs backwards",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n- [ ] T003 Pages (depends on T002-T001)\n" },
      reports: [
        '3: T003 "Pages (depends on T002-T001)" depends on the range T002-T001, which does not run from an earlier task to a later one. Did you mean T001-T002?',
      ],
    },
    {
      name: "A name that is allowed",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T900)\n" },
      options: { ignore: ["T900"] },
      reports: [],
    },
    {
      name: "A known task",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      reports: [],
    },
    {
      name: "Phases of an overview, none of which has tasks",
      kind: "false-positive",
      files: {
        tasks: "## Phase 1: Base\n\n## Phase 2: Rest (depends on Phase 1)\n\n## Tasks\n\n- [ ] T001 Schema\n",
      },
      reports: [],
    },
    {
      name: "Nothing to depend on is not an unknown task",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [ ] **M1.1.1**: Schema\n  - Dependencies: None\n  - Status: Backlog\n",
      },
      reports: [],
    },
  ],

  *check({ bundle, list, graph, options }) {
    const unknown = graph.unresolved.filter((entry) => entry.kind in KINDS && !isMoot(entry, list));
    const stated = graph.edges.length + graph.barriers.length + unknown.length;
    yield { examined: stated, of: stated, unit: "dependencies" };
    const ignored = new Set(options.ignore);
    const meant = spelledOtherwise(namedIn(graph));
    for (const entry of unknown) if (!ignored.has(entry.text)) yield describe(entry, { bundle, list, graph, meant });
  },
});

/** A phase without tasks of its own has nothing that could wait for one that has none either. */
function isMoot({ kind, task, phase }: Unresolved, list: TaskList): boolean {
  if (kind !== "empty-wildcard" || task !== null || phase === null) return false;
  return (phaseMembers(list).get(phase)?.length ?? 0) === 0;
}

const KINDS: Partial<Record<Unresolved["kind"], "task" | "phase" | "empty" | "range">> = {
  "unknown-id": "task",
  "unknown-phase": "phase",
  "empty-wildcard": "empty",
  "invalid-range": "range",
};

interface Read {
  readonly bundle: SpecBundle;
  readonly list: TaskList;
  readonly graph: TaskGraph;
  readonly meant: (written: string) => string | null;
}

function describe(entry: Unresolved, { bundle, list, graph, ...read }: Read) {
  const { kind, text, task, at, phase } = entry;
  const meant = kind === "unknown-id" ? read.meant(text) : null;
  const candidates = meant === null ? entry.candidates : [meant];
  const isElsewhere = kind === "unknown-phase" && list.phases.length === 0;
  const isMild =
    kind === "invalid-range" || (kind === "empty-wildcard" && (task === null || !text.includes("*"))) || isElsewhere;
  const fix = didYouMean(candidates, "Name a task that exists, or remove the dependency.");
  return {
    message: KINDS[kind] ?? ("task" as const),
    values: { owner: nameOwner(entry, list, graph), text: shorten(text), fix, ...saidRelation(entry) },
    at,
    ...(task === null ? {} : { task }),
    key: `${task ?? `phase ${phase}`} ${text}`,
    fix: meant === null ? null : fixOf(bundle, list, entry, meant),
    ...(isMild ? { atMost: "warning" as const } : {}),
  };
}

function* namedIn({ tasks }: TaskGraph): Generator<string> {
  for (const { id, generated } of tasks.values()) if (!generated) yield id;
}

function fixOf(bundle: SpecBundle, list: TaskList, { task, text, at }: Unresolved, to: string): Fix | null {
  const source = tasksDocument(bundle, list)?.source;
  // "T1 blocks T002" makes the other one wait.
  const waiting = task === null ? [] : [task, to];
  const intends = waiting.map((id) => ({ path: list.path, task: id, changes: "dependencies" as const }));
  return source ? respell(source, [at.line], { from: text, to, intends }) : null;
}

function shorten(text: string): string {
  return quote(text).slice(1, -1);
}
