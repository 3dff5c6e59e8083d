import { z } from "zod";
import { countBoxes, declaredShape } from "../declared-shape.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const unmappedNode = defineRule({
  id: "graph/unmapped-node",
  input: "graph",
  summary: "Require every box in a diagram of the tasks to stand for a task or a phase",
  rationale: "Nobody can tell which task a nameless box means, so its arrows hold nothing back.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    box: "The box {box} of the diagram stands for no task, so its arrows make nothing wait. Put the id of its task into its label.",
  },
  guard:
    "Only diagrams most of whose boxes stand for tasks. Boxes that only begin or only end the diagram mark its start and its end, and subgraphs are frames.",
  examples: [
    {
      name: "A box between two tasks",
      kind: "invalid",
      files: {
        tasks:
          "- [ ] T001 Schema\n- [ ] T002 Views\n\n```mermaid\ngraph TD\n  T001 --> QA[Approval]\n  QA --> T002\n```\n",
      },
      reports: [
        '6: The box "Approval" of the diagram stands for no task, so its arrows make nothing wait. Put the id of its task into its label.',
      ],
      looked: "3/3",
    },
    {
      name: "Tasks alone",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Views\n\n```mermaid\ngraph TD\n  T001 --> T002\n```\n" },
      reports: [],
      looked: "2/2",
    },
    {
      name: "The start and the end of a diagram",
      kind: "false-positive",
      files: {
        tasks:
          "- [ ] T001 Schema\n- [ ] T002 Views\n- [ ] T003 Tests\n\n```mermaid\ngraph TD\n  Start --> T001\n  T001 --> T002\n  T002 --> T003\n  T003 --> Done\n```\n",
      },
      reports: [],
      looked: "5/5",
    },
    {
      name: "A diagram of the parts of a program, in which one box is a task",
      kind: "false-positive",
      files: {
        tasks:
          "- [ ] T001 Schema\n- [ ] T002 Views\n\n```mermaid\ngraph TD\n  Client --> Server\n  Server --> Store\n  Store --> T001\n```\n",
      },
      reports: [],
      looked: "0/4",
    },
  ],

  *check({ list, graph }) {
    const { drawings } = declaredShape(list, graph);
    const ofTasks = drawings.filter(
      ({ drawing, unmapped, unknown }) => (unmapped.length + unknown.length) * 2 <= drawing.nodes.length,
    );
    yield { examined: countBoxes(ofTasks), of: countBoxes(drawings), unit: "boxes" };
    for (const { drawing, unmapped } of ofTasks) {
      const [left, reached] = [
        new Set(drawing.edges.map(({ from }) => from)),
        new Set(drawing.edges.map(({ to }) => to)),
      ];
      for (const { id, label, at } of unmapped) {
        if (left.has(id) && reached.has(id)) yield { message: "box", values: { box: quote(label || id) }, at, key: id };
      }
    }
  },
});
