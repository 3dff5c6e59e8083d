import { z } from "zod";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const unreadableGraph = defineRule({
  id: "graph/unreadable-graph",
  input: "graph",
  summary: "Disallow a plan of waves or a diagram of the tasks that cannot be read",
  rationale: "The order that it was meant to give is lost, and nothing in it is compared with the tasks.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    unread: "This drawing of the tasks was not read: {problem}. Correct it, or remove it.",
  },
  guard: "Only drawings that are about the tasks; other diagrams and other JSON are not looked at.",
  examples: [
    {
      name: "Waves with a comma too many",
      kind: "invalid",
      files: {
        ".kiro/specs/example/requirements.md": "# Requirements\n",
        ".kiro/specs/example/design.md": "# Design\n",
        ".kiro/specs/example/tasks.md":
          '# Implementation Plan\n\n- [ ] 1. Schema\n- [ ] 2. Views\n\n## Task Dependency Graph\n\n```json\n{ "waves": [["1"], ["2"],] \n```\n',
      },
      reports: ["8: This drawing of the tasks was not read: it is not valid JSON. Correct it, or remove it."],
      looked: "1/1",
    },
    {
      name: "Waves",
      kind: "valid",
      files: {
        ".kiro/specs/example/requirements.md": "# Requirements\n",
        ".kiro/specs/example/design.md": "# Design\n",
        ".kiro/specs/example/tasks.md":
          '# Implementation Plan\n\n- [ ] 1. Schema\n- [ ] 2. Views\n\n## Task Dependency Graph\n\n```json\n{ "waves": [{ "id": 0, "tasks": ["1"] }, { "id": 1, "tasks": ["2"] }] }\n```\n',
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A sequence diagram is about something else",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n\n```mermaid\nsequenceDiagram\n  A->>B: T001\n```\n" },
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ list }) {
    yield { examined: list.drawings.length, of: list.drawings.length, unit: "drawings" };
    for (const { problem, at } of list.drawings) {
      if (problem !== null)
        yield { message: "unread", values: { problem: quote(problem).slice(1, -1) }, at, key: problem };
    }
  },
});
