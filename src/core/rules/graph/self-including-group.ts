import { z } from "zod";
import { listWords, nameOwner, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { saidRelation } from "../said-relation.ts";

export const selfIncludingGroup = defineRule({
  id: "graph/self-including-group",
  input: "graph",
  summary: "Disallow waiting for a group of tasks that one is a part of",
  rationale: "Taken at its word nothing of it could ever start.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    group:
      "{owner} {waits} {text}, of which it is a part itself. We read it as {used}. Name the phases or the tasks that are meant.",
  },
  guard: "Nothing is held back by the wide reading: only the earlier tasks of the group are waited for.",
  examples: [
    {
      name: "A phase of P0 tasks that waits for all P0 tasks",
      kind: "invalid",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Priority**: P0\n\n**Dependencies**: None\n\n## Phase 2: Launch\n\n**Prerequisites**: All P0 tasks complete\n\n#### Task 2.1: Deploy\n\n**Priority**: P0\n\n**Dependencies**: Task 1.1\n",
      },
      reports: [
        '11: "Phase 2: Launch" waits for "All P0 tasks complete", of which it is a part itself. We read it as the earlier ones: 1.1. Name the phases or the tasks that are meant.',
      ],
      looked: "3/3",
    },
    {
      name: "A phase that waits for a phase",
      kind: "valid",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Priority**: P0\n\n**Dependencies**: None\n\n## Phase 2: Launch\n\n**Prerequisites**: Phase 1 complete\n\n#### Task 2.1: Deploy\n\n**Priority**: P0\n\n**Dependencies**: Task 1.1\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A group that the owner does not belong to",
      kind: "false-positive",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Priority**: P0\n\n**Dependencies**: None\n\n## Phase 2: Launch\n\n**Prerequisites**: All P0 tasks complete\n\n#### Task 2.1: Deploy\n\n**Priority**: P1\n\n**Dependencies**: Task 1.1\n",
      },
      reports: [],
      looked: "2/2",
    },
  ],

  *check({ list, graph }) {
    const groups = graph.unresolved.filter(({ kind }) => kind === "self-including");
    const stated = graph.edges.length + graph.barriers.length + groups.length;
    yield { examined: stated, of: stated, unit: "dependencies" };
    for (const entry of groups) {
      const { task, phase, text, candidates, at } = entry;
      const used = candidates.length === 0 ? "the other tasks of it" : `the earlier ones: ${listWords(candidates)}`;
      yield {
        message: "group",
        values: { owner: nameOwner(entry, list, graph), text: quote(text), ...saidRelation(entry), used },
        at,
        ...(task === null ? {} : { task }),
        key: `${task ?? `phase ${phase}`} ${text}`,
      };
    }
  },
});
