import { z } from "zod";
import { isChecklist } from "../../dialects/headings.ts";
import { sectionsOf } from "../../documents/document-sections.ts";
import type { MarkdownDocument } from "../../markdown/markdown-document.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** `No pending tasks.`, `No work packages — this mission delegates`. */
const SAYS_NONE =
  /^[^\p{L}\n]{0,12}(?:there are )?no (?:pending |open |remaining |further |more )?(?:tasks|work packages)\b|^all tasks (?:are |have been )?(?:completed?|done|finished)\b/imu;
const MOST_READ = 20_000;

export const noneFound = defineRule({
  id: "tasks/none-found",
  input: "tasks",
  summary: "Require at least one task in a tasks document",
  rationale: "A list in which nothing is found passes every other rule: a green that checked nothing.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    none: "We found no task in {path}, so nothing in it can be checked. Write tasks as `- [ ] T001 …`; if they are there, look for a code block around them.",
    checklist:
      "The boxes of {path} stand under {heading}, and a checklist is for reviewers, so none of them counts as a task. Call the section “Tasks”, or give each box an id.",
  },
  guard:
    "A document that was refused as too large or too deep is reported as not evaluated, not as empty. One that says itself that there are no tasks, or that all are done, is believed. A plan or a story that holds the tasks too is a warning at most, and so are boxes that all stand in a checklist.",
  examples: [
    {
      name: "A document with prose alone",
      kind: "invalid",
      files: { tasks: "# Tasks\n\nTo be written.\n" },
      reports: [
        "1: We found no task in specs/001-example/tasks.md, so nothing in it can be checked. Write tasks as `- [ ] T001 …`; if they are there, look for a code block around them.",
      ],
      looked: "1/1",
    },
    {
      name: "Tasks that stand only inside a code block",
      kind: "invalid",
      files: { tasks: "# Tasks\n\n```\n- [ ] T001 Parse input\n```\n" },
      reports: [
        "1: We found no task in specs/001-example/tasks.md, so nothing in it can be checked. Write tasks as `- [ ] T001 …`; if they are there, look for a code block around them.",
      ],
    },
    {
      name: "Boxes that stand in a checklist alone, as a warning",
      kind: "invalid",
      files: {
        "openspec/changes/cart/proposal.md": "# Cart\n\n## Why\n\nA.\n\n## What Changes\n\nB.\n",
        "openspec/changes/cart/tasks.md": "# Tasks: cart\n\n## Checklist\n\n- [x] Store the cart\n",
      },
      reports: [
        '3: The boxes of openspec/changes/cart/tasks.md stand under "Checklist", and a checklist is for reviewers, so none of them counts as a task. Call the section “Tasks”, or give each box an id.',
      ],
    },
    { name: "One task", kind: "valid", files: { tasks: "- [ ] T001 Parse input\n" }, reports: [], looked: "1/1" },
    {
      name: "A document that says that there are none",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# A\n",
        "specs/001-a/tasks.md": "# Tasks\n\nNo pending tasks. The next feature has its own.\n",
        "specs/002-b/spec.md": "# B\n",
        "specs/002-b/plan.md": "# B\n",
        "specs/002-b/tasks.md": "# Tasks\n\n## Summary\n\nAll tasks completed.\n",
      },
      reports: [],
    },
    {
      name: "Tasks without ids are tasks",
      kind: "false-positive",
      files: { tasks: "## Setup\n\n- [ ] Parse input\n" },
      reports: [],
    },
  ],

  *check({ bundle, list }) {
    yield { examined: 1, of: 1, unit: "documents" };
    if (list.tasks.length > 0 || list.notices.some(({ kind }) => kind === "guard")) return;
    const document = bundle.documents.find(({ file }) => file.path === list.path);
    if (!document || SAYS_NONE.test(document.source.text.slice(0, MOST_READ))) return;
    const heading = checklistOf(document.markdown());
    if (heading) {
      const values = { path: list.path, heading: quote(heading.text) };
      const at = { path: list.path, line: heading.line, endLine: heading.line };
      yield { message: "checklist", values, at, key: "checklist", atMost: "warning" };
      return;
    }
    const at = { path: list.path, line: 1, endLine: 1 };
    // A plan or a story may be written before its tasks are.
    const lowered = list.path.endsWith("tasks.md") ? {} : { atMost: "warning" as const };
    yield { message: "none", values: { path: list.path }, at, key: "none", ...lowered };
  },
});

/** The heading of a checklist that holds boxes, in a document without tasks. */
function checklistOf(markdown: MarkdownDocument) {
  const hasBox = (blocks: MarkdownDocument["blocks"]) =>
    blocks.some((block) => block.kind === "item" && block.box !== null);
  const found = sectionsOf(markdown).find(
    ({ heading, blocks, inner }) =>
      isChecklist(heading.text) && [blocks, ...inner.map((one) => one.blocks)].some(hasBox),
  );
  return found?.heading ?? null;
}
