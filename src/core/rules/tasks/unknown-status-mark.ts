import { z } from "zod";
import { nameTask, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const unknownStatusMark = defineRule({
  id: "tasks/unknown-status-mark",
  input: "tasks",
  summary: "Require every status mark to have a known meaning",
  rationale: "What a mark means differs from tool to tool. A task whose mark nobody explains counts as open.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    unknown:
      "{task} is marked {mark}, which has no known meaning here, so it counts as open. Say in the document's legend what the mark means, or use a usual one.",
  },
  guard:
    "A mark counts as known where the configuration, the document's legend, the tool of its directory or common use gives it a meaning.",
  examples: [
    {
      name: "A box that nobody explains",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [?] T002 Queries\n" },
      reports: [
        '2: T002 "Queries" is marked [?], which has no known meaning here, so it counts as open. Say in the document\'s legend what the mark means, or use a usual one.',
      ],
      looked: "2/2",
    },
    {
      name: "A letter in the place of a box that nobody explains",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [B] T002 Queries\n- [P] T003 and others at once\n" },
      reports: [
        '2: T002 "Queries" is marked [B], which has no known meaning here, so it counts as open. Say in the document\'s legend what the mark means, or use a usual one.',
      ],
      looked: "2/2",
    },
    {
      name: "Usual marks",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [x] T002 Queries\n- [~] T003 Pages\n- [!] T004 Mail\n" },
      reports: [],
      looked: "4/4",
    },
    {
      name: "A dash beside a word that explains it",
      kind: "false-positive",
      files: { tasks: "- [-] T001 Schema (cancelled)\n" },
      reports: [],
    },
  ],

  goesBy: ({ marks }) => marks.map(({ status }) => status),

  *check({ list }) {
    const marks = list.tasks.reduce((sum, task) => sum + task.marks.length, 0);
    yield { examined: marks, of: marks, unit: "marks" };
    const unknown = list.tasks.flatMap((task) =>
      task.marks.flatMap((mark) => (mark.status === "unknown" ? [{ task, mark }] : [])),
    );
    for (const { task, mark } of unknown) {
      const written = mark.kind === "box" ? `[${mark.written}]` : quote(mark.written);
      const values = { task: nameTask(task), mark: written };
      yield { message: "unknown", values, at: mark.at, task: task.id, key: `${task.id} ${written}` };
    }
  },
});
