import { z } from "zod";
import type { UnevenWait } from "../../graph/drawn-order.ts";
import { declaredShape } from "../declared-shape.ts";
import { listWords } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** Tasks that one note tells of. */
const MOST = 4;

export const missingEdgeNote = defineRule({
  id: "graph/missing-edge-note",
  input: "graph",
  summary: "Require tasks side by side in a diagram to wait for the same, or to mean the difference",
  rationale:
    "Where one of several alike waits for all that came before and the next one for a part, an arrow may be lost.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    uneven:
      "In the diagram {like} waits for all of {all}, and beside it {uneven}. If that is meant, nothing is wrong; if not, draw the missing arrows.",
  },
  guard:
    "Only where one task waits for every drawn task of an earlier phase, three or more, and another one of its own phase for some of them; one note for each pair of phases.",
  examples: [
    {
      name: "An alert that only waits for the deployment",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Hosts\n- [ ] T002 Network\n- [ ] T003 Deployment\n\n## Phase 2: Watch\n\n- [ ] T004 Logs\n- [ ] T005 Alerts\n\n```mermaid\ngraph TD\n  T001 --> T004\n  T002 --> T004\n  T003 --> T004\n  T003 --> T005\n```\n",
      },
      reports: [
        "17: In the diagram T004 waits for all of T001, T002 and T003, and beside it T005 for T003 alone. If that is meant, nothing is wrong; if not, draw the missing arrows.",
      ],
      looked: "1/1",
    },
    {
      name: "Both wait for the same",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Hosts\n- [ ] T002 Network\n- [ ] T003 Deployment\n\n## Phase 2: Watch\n\n- [ ] T004 Logs\n- [ ] T005 Alerts\n\n```mermaid\ngraph TD\n  T001 & T002 & T003 --> T004\n  T001 & T002 & T003 --> T005\n```\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Each waits for its own",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Hosts\n- [ ] T002 Network\n- [ ] T003 Deployment\n\n## Phase 2: Watch\n\n- [ ] T004 Logs\n- [ ] T005 Alerts\n\n```mermaid\ngraph TD\n  T001 --> T004\n  T003 --> T005\n```\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A diagram of one phase",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Tests\n\n## Phase 2: Views\n\n- [ ] T003 List\n\n```mermaid\ngraph TD\n  T001 --> T002\n```\n",
      },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ list, graph }) {
    const { drawings } = declaredShape(list, graph);
    const compared = drawings.filter(({ order }) => order.phases > 1);
    yield { examined: compared.length, of: drawings.length, unit: "diagrams" };
    for (const wait of compared.flatMap(({ order }) => order.uneven)) {
      const values = { like: wait.like, all: listWords(wait.all), uneven: describeUneven(wait) };
      yield {
        message: "uneven",
        values,
        at: wait.at,
        key: `${wait.like} ${wait.uneven.map(({ task }) => task).join(" ")}`,
      };
    }
  },
});

function describeUneven({ uneven }: UnevenWait): string {
  const words = uneven.map(({ task, waitsFor }) => `${task} for ${listWords(waitsFor)} alone`);
  return listWords(words, MOST);
}
