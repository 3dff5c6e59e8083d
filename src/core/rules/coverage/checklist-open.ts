import { z } from "zod";
import { fileName } from "../file-name.ts";
import { blocksWithin } from "../prose.ts";
import { defineRule } from "../rule.ts";

export const checklistOpen = defineRule({
  id: "coverage/checklist-open",
  input: "bundle",
  summary: "Require checklists to be closed once all tasks are done",
  rationale: "A feature that is finished by its tasks and open by its checklist was not reviewed.",
  level: "warning",
  options: z.strictObject({
    ignore: z
      .array(z.string().min(1).max(200))
      .max(100)
      .default([])
      .describe("Names of checklists that stay open, such as `ideas.md`."),
  }),
  messages: {
    open: "All tasks are done, but {open} of {all} {all|point|points} of {document} {open|is|are} open, so nobody knows whether {open|it holds|they hold}. Reviewers close {open|it|them}; we never tick {open|it|them}.",
  },
  guard: "Silent while a task is open. Cancelled tasks do not count.",
  examples: [
    {
      name: "Everything is done but the review",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [x] T001 A\n",
        "specs/001-a/checklists/security.md": "# Security\n\n- [x] CHK001 Keys\n- [ ] CHK002 Logs\n",
      },
      reports: [
        "4: All tasks are done, but 1 of 2 points of security.md is open, so nobody knows whether it holds. Reviewers close it; we never tick it.",
      ],
      looked: "1/1",
    },
    {
      name: "A closed checklist",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [x] T001 A\n",
        "specs/001-a/checklists/security.md": "- [x] CHK001 Keys\n",
      },
      reports: [],
    },
    {
      name: "Work that is going on",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md": "- [ ] T001 A\n",
        "specs/001-a/checklists/security.md": "- [ ] CHK001 Keys\n",
      },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ bundle, options }) {
    const ignored = new Set(options.ignore);
    const lists = bundle.documents.filter(
      ({ role, file }) => role === "checklist" && !ignored.has(fileName(file.path)),
    );
    const tasks = bundle.taskList?.tasks.filter(({ status }) => status !== "cancelled") ?? [];
    const isFinished = tasks.length > 0 && tasks.every(({ status }) => status === "done");
    yield { examined: isFinished ? lists.length : 0, of: lists.length, unit: "checklists" };
    if (!isFinished) return;
    for (const { file, markdown } of lists) {
      const boxes = [...blocksWithin(markdown())].flatMap((block) =>
        block.kind === "item" && block.box ? [block] : [],
      );
      const open = boxes.filter(({ box }) => box?.mark === " ");
      const [first] = open;
      if (!first) continue;
      const values = { open: open.length, all: boxes.length, document: fileName(file.path) };
      yield { message: "open", values, at: { path: file.path, line: first.line, endLine: first.line }, key: "open" };
    }
  },
});
