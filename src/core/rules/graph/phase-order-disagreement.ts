import { z } from "zod";
import { declaredShape, nameUnit } from "../declared-shape.ts";
import { listWords } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const phaseOrderDisagreement = defineRule({
  id: "graph/phase-order-disagreement",
  input: "graph",
  summary: "Require a diagram to finish a phase before the next one, where the headings count them",
  rationale:
    "Numbered phases read as one after the other. A diagram that says otherwise is a fine plan, or a lost arrow.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    early:
      "By its heading {phase} follows {before}. The diagram lets it begin after {waited}, and nothing in it waits for {left}. Draw those arrows, or say in the text that it need not wait.",
  },
  guard:
    "Only phases whose numbers follow one another, where each drawn task of the later one waits for some task of the earlier one; a note and never more.",
  examples: [
    {
      name: "Views begin before the tests of the base are there",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Tests\n\n## Phase 2: Views\n\n- [ ] T003 List\n\n## Phase 3: Launch\n\n- [ ] T004 Deploy\n\n```mermaid\ngraph TD\n  T001 --> T003\n  T002 --> T004\n  T003 --> T004\n```\n",
      },
      reports: [
        '16: By its heading "Phase 2: Views" follows "Phase 1: Base". The diagram lets it begin after T001, and nothing in it waits for T002. Draw those arrows, or say in the text that it need not wait.',
      ],
      looked: "1/1",
    },
    {
      name: "One phase after the other",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Tests\n\n## Phase 2: Views\n\n- [ ] T003 List\n\n```mermaid\ngraph TD\n  T001 --> T003\n  T002 --> T003\n```\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Phases that are drawn side by side",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Tests\n\n## Phase 2: Views\n\n- [ ] T003 List\n- [ ] T004 Page\n\n```mermaid\ngraph TD\n  T001 --> T002\n  T003 --> T004\n```\n",
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
    for (const { phase, after, waited, left, at } of compared.flatMap(({ order }) => order.early)) {
      const [name, before] = [phase, after].map((id) => nameUnit({ kind: "phase", id }, list, graph));
      const values = {
        phase: name ?? phase,
        before: before ?? after,
        waited: listWords(waited),
        left: listWords(left),
      };
      yield { message: "early", values, at, key: `${after} ${phase}` };
    }
  },
});
