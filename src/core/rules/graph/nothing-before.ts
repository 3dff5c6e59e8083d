import { z } from "zod";
import { nameOwner, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { saidRelation } from "../said-relation.ts";

export const nothingBefore = defineRule({
  id: "graph/nothing-before",
  input: "graph",
  summary: "Disallow waiting for all that comes before where nothing does",
  rationale: "The phase that was meant is missing or stands elsewhere, and nothing is waited for.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    nothing:
      "{owner} {waits} {text}, and nothing comes before it, so it waits for nothing. Write `None`, or name what it waits for.",
  },
  guard: "Only groups of what comes before; a name that does not exist is an unknown dependency.",
  examples: [
    {
      name: "The first phase waits for those before it",
      kind: "invalid",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n**Prerequisites**: All previous phases\n\n#### Task 1.1: Schema\n\n**Dependencies**: None\n\n#### Task 1.2: Views\n\n**Dependencies**: None\n\n## Phase 2: Launch\n\n#### Task 2.1: Deploy\n\n**Dependencies**: None\n",
      },
      reports: [
        '3: "Phase 1: Base" waits for "All previous phases", and nothing comes before it, so it waits for nothing. Write `None`, or name what it waits for.',
      ],
      looked: "1/1",
    },
    {
      name: "A later phase may wait for all before it",
      kind: "valid",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Dependencies**: None\n\n#### Task 1.2: Views\n\n**Dependencies**: None\n\n## Phase 2: Launch\n\n#### Task 2.1: Deploy\n\n**Dependencies**: All previous phases\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "No dependency is a statement of its own",
      kind: "false-positive",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Dependencies**: None\n\n#### Task 1.2: Views\n\n**Dependencies**: None\n\n## Phase 2: Launch\n\n#### Task 2.1: Deploy\n\n**Dependencies**: None\n",
      },
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ list, graph }) {
    const nothing = graph.unresolved.filter(({ kind }) => kind === "nothing-before");
    const stated = graph.edges.length + graph.barriers.length + nothing.length;
    yield { examined: stated, of: stated, unit: "dependencies" };
    for (const entry of nothing) {
      const { task, phase, text, at } = entry;
      yield {
        message: "nothing",
        values: { owner: nameOwner(entry, list, graph), text: quote(text), ...saidRelation(entry) },
        at,
        ...(task === null ? {} : { task }),
        key: `${task ?? `phase ${phase}`} ${text}`,
      };
    }
  },
});
