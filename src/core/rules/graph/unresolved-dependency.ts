import { z } from "zod";
import type { TaskList } from "../../bundle/task-list.ts";
import type { TaskGraph, Unresolved } from "../../graph/task-graph.ts";
import { nameOwner, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { saidRelation } from "../said-relation.ts";

export const unresolvedDependency = defineRule({
  id: "graph/unresolved-dependency",
  input: "graph",
  summary: "Require every dependency to name the tasks it means",
  rationale: "Prose holds nothing back. Nobody, and no tool, can tell when `all the API work` is done.",
  level: "warning",
  options: z.strictObject({
    ignore: z.array(z.string()).default([]).describe("Texts that are accepted as they are."),
  }),
  messages: {
    prose: "{owner} {waits} {text}, which names no task, so {effect}. List the ids that are meant.",
    vague:
      "{owner} {waits} {text}, which mentions {mentioned} and does not say plainly what is meant, so {effect}. List the ids that are meant.",
  },
  guard:
    "Outside teams, issues and links are known for what they are, and reported by graph/external-dependency. What a task says in passing, in its own line, may be about the program: it counts where it points to something, `the new parser`, and is an info at most.",
  examples: [
    {
      name: "A dependency in prose",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **T1**: Measure coverage\n  - Status: Backlog\n  - Dependencies: All implementation tasks\n",
      },
      reports: [
        '3: T1 "Measure coverage" waits for "All implementation tasks", which names no task, so nothing makes it wait. List the ids that are meant.',
      ],
      looked: "1/1",
    },
    {
      name: "Words in passing",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on the new store)\n" },
      reports: [
        '2: T002 "Queries (depends on the new store)" waits for "the new store", which names no task, so nothing makes it wait. List the ids that are meant.',
      ],
    },
    {
      name: "A sentence about a task",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n  - Depends on: whatever T001 leaves open\n" },
      reports: [
        '3: T002 "Queries" waits for "whatever T001 leaves open", which mentions T001 and does not say plainly what is meant, so nothing makes it wait. List the ids that are meant.',
      ],
    },
    {
      name: "The title of a task",
      kind: "valid",
      files: { tasks: "- [ ] Draw the schema\n- [ ] Write queries. Depends on: Draw the schema\n" },
      reports: [],
    },
    {
      name: "Ids",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A text that is accepted",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **T1**: Measure coverage\n  - Status: Backlog\n  - Dependencies: All implementation tasks\n",
      },
      options: { ignore: ["All implementation tasks"] },
      reports: [],
    },
    {
      name: "No dependency is a statement, not prose",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **T1**: Measure coverage\n  - Status: Backlog\n  - Dependencies: None (can be done anytime)\n",
      },
      reports: [],
    },
  ],

  *check({ list, graph, options }) {
    const texts = graph.unresolved.filter(({ kind }) => kind === "prose");
    const stated = graph.edges.length + graph.barriers.length + texts.length;
    yield { examined: stated, of: stated, unit: "dependencies" };
    const ignored = new Set(options.ignore);
    for (const entry of texts) if (!ignored.has(entry.text)) yield describe(entry, list, graph);
  },
});

function describe(entry: Unresolved, list: TaskList, graph: TaskGraph) {
  const { text, task, at, phase, source, candidates } = entry;
  const mentioned = candidates.filter((id) => text.includes(id));
  return {
    message: mentioned.length > 0 ? ("vague" as const) : ("prose" as const),
    values: {
      owner: nameOwner(entry, list, graph),
      text: quote(text),
      mentioned: mentioned.join(", "),
      ...saidRelation(entry),
    },
    at,
    ...(task === null ? {} : { task }),
    key: `${task ?? `phase ${phase}`} ${text}`,
    // What is said in passing may be about the program, not the plan.
    ...(source === "inline" ? { atMost: "info" as const } : {}),
  };
}
