import { z } from "zod";
import { listWords, nameOwner, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { saidRelation } from "../said-relation.ts";

export const ambiguousDependency = defineRule({
  id: "graph/ambiguous-dependency",
  input: "graph",
  summary: "Disallow a group of tasks with words beside it that narrow it",
  rationale: "A reader may wait for fewer tasks than the graph does, and nothing can check which.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    narrowed:
      "{owner} {waits} {text}, and the words beside it may mean fewer tasks. We used {used}. List the ids if you mean fewer.",
  },
  guard: "Only words that stand in brackets after a group or beside it count, never those after a single id.",
  examples: [
    {
      name: "A wildcard with a remark",
      kind: "invalid",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Dependencies**: None\n\n#### Task 1.2: Views\n\n**Dependencies**: None\n\n## Phase 2: Launch\n\n#### Task 2.1: Deploy\n\n**Dependencies**: Task 1.x (all views)\n",
      },
      reports: [
        '15: 2.1 "Deploy" waits for "1.*", and the words beside it may mean fewer tasks. We used 1.1 and 1.2. List the ids if you mean fewer.',
      ],
      looked: "3/3",
    },
    {
      name: "A wildcard alone",
      kind: "valid",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Dependencies**: None\n\n#### Task 1.2: Views\n\n**Dependencies**: None\n\n## Phase 2: Launch\n\n#### Task 2.1: Deploy\n\n**Dependencies**: Task 1.x\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A remark after a single id",
      kind: "false-positive",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Dependencies**: None\n\n#### Task 1.2: Views\n\n**Dependencies**: None\n\n## Phase 2: Launch\n\n#### Task 2.1: Deploy\n\n**Dependencies**: Task 1.2 (all views)\n",
      },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ list, graph }) {
    const narrowed = graph.unresolved.filter(({ kind }) => kind === "narrowed");
    const stated = graph.edges.length + graph.barriers.length + narrowed.length;
    yield { examined: stated, of: stated, unit: "dependencies" };
    for (const entry of narrowed) {
      const { task, phase, text, candidates, at } = entry;
      const used = candidates.length === 0 ? "all of them" : listWords(candidates);
      yield {
        message: "narrowed",
        values: { owner: nameOwner(entry, list, graph), text: quote(text), ...saidRelation(entry), used },
        at,
        ...(task === null ? {} : { task }),
        key: `${task ?? `phase ${phase}`} ${text}`,
      };
    }
  },
});
