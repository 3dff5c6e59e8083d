import { z } from "zod";
import { countBoxes, declaredShape } from "../declared-shape.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const deadEnd = defineRule({
  id: "graph/dead-end",
  input: "graph",
  summary: "Disallow a box in a diagram of the tasks that nothing waits for before the last phase",
  rationale: "By the diagram the last phase can be finished without it, be it the tests or the build.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    end: "Nothing in the diagram waits for {box}, so the work could end without it. Draw an arrow from it to what needs it.",
  },
  guard:
    "Only in diagrams of at least four fifths of the tasks, in a list with phases; boxes of the last phase are where the work ends.",
  examples: [
    {
      name: "Tests that the launch does not wait for",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Build\n\n- [ ] T001 Schema\n- [ ] T002 Tests\n\n## Phase 2: Launch\n\n- [ ] T003 Deploy\n\n```mermaid\ngraph TD\n  T001[T001 Schema] --> T003[T003 Deploy]\n  T001 --> T002[T002 Tests]\n```\n",
      },
      reports: [
        '13: Nothing in the diagram waits for "T002 Tests", so the work could end without it. Draw an arrow from it to what needs it.',
      ],
      looked: "3/3",
    },
    {
      name: "All roads lead to the launch",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Build\n\n- [ ] T001 Schema\n- [ ] T002 Tests\n\n## Phase 2: Launch\n\n- [ ] T003 Deploy\n\n```mermaid\ngraph TD\n  T001 --> T003\n  T002 --> T003\n```\n",
      },
      reports: [],
      looked: "3/3",
    },
    {
      name: "A diagram of a part of the work ends where the part ends",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Build\n\n- [ ] T001 Schema\n- [ ] T002 Tests\n\n## Phase 2: Launch\n\n- [ ] T003 Deploy\n\n```mermaid\ngraph TD\n  T001 --> T002\n```\n",
      },
      reports: [],
      looked: "0/2",
    },
  ],

  *check({ list, graph }) {
    const { drawings } = declaredShape(list, graph);
    const compared = drawings.filter(({ hasEnds }) => hasEnds);
    yield { examined: countBoxes(compared), of: countBoxes(drawings), unit: "boxes" };
    for (const { id, label, at } of drawings.flatMap(({ deadEnds }) => deadEnds)) {
      yield { message: "end", values: { box: quote(label || id) }, at, key: id };
    }
  },
});
