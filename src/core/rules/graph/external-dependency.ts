import { z } from "zod";
import { nameOwner, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const externalDependency = defineRule({
  id: "graph/external-dependency",
  input: "graph",
  summary: "Disallow a dependency on somebody outside the spec bundle",
  rationale: "Nothing here tells when they have delivered, so only its own status can hold the task back.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    external:
      "{owner} waits for somebody outside this spec bundle: {text}. Keep its status at blocked until they have delivered.",
  },
  guard:
    "Outside teams, issues and links are known for what they are; prose about tasks is an unresolved dependency. That somebody outside waits for a task here holds nothing back here.",
  examples: [
    {
      name: "An outside team",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **T1**: Schema\n  - Status: Backlog\n\n- [ ] **B1**: Rates\n  - Status: Blocked\n  - Dependencies: External team\n",
      },
      reports: [
        '6: B1 "Rates" waits for somebody outside this spec bundle: "External team". Keep its status at blocked until they have delivered.',
      ],
      looked: "1/1",
    },
    {
      name: "A task",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **T1**: Schema\n  - Status: Backlog\n\n- [ ] **B1**: Rates\n  - Status: Blocked\n  - Dependencies: T1\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "No dependency",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **T1**: Schema\n  - Status: Backlog\n\n- [ ] **B1**: Rates\n  - Status: Blocked\n  - Dependencies: None\n",
      },
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ list, graph }) {
    const outside = graph.unresolved.filter(({ kind, direction }) => kind === "external" && direction === "waits");
    const stated = graph.edges.length + graph.barriers.length + outside.length;
    yield { examined: stated, of: stated, unit: "dependencies" };
    for (const entry of outside) {
      const { task, phase, text, at } = entry;
      yield {
        message: "external",
        values: { owner: nameOwner(entry, list, graph), text: quote(text) },
        at,
        ...(task === null ? {} : { task }),
        key: `${task ?? `phase ${phase}`} ${text}`,
      };
    }
  },
});
