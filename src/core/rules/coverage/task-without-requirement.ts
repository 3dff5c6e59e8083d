import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { remembering } from "../../graph/waiting.ts";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** Phases and sections whose work serves no single requirement. */
const EXEMPT =
  /\b(?:set-?up|foundation\w*|infrastructure|polish|cross-cutting|clean-?up|documentation|docs|release|deploy\w*|launch|convergence|preparation|scaffold\w*|config\w*|prerequisites?|verification|validation|tests?|testing|quality|review|final|success metrics|risks?|backlog|branch|pull request|checkpoint)\b/i;
/** So many of the others must name something before one that does not is odd. */
const USAGE = 0.85;

export const taskWithoutRequirement = defineRule({
  id: "coverage/task-without-requirement",
  input: "tasks",
  summary: "Require tasks to name a requirement or story where nearly all others do",
  rationale: "Work that no requirement asks for is either not needed, or shows a requirement that nobody wrote down.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    alone:
      "{task} names no requirement and no story, as nearly all others do, so nobody knows why it is needed. Add e.g. “(FR-007)” or “[US1]”, or say why it is there.",
  },
  guard:
    "Silent unless 17 of 20 tasks name one. Set-up, foundations, polish, tests, reviews and documentation are exempt by section or title, and so are tasks that others are parts of.",
  examples: [
    {
      name: "A task on its own",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Search\n\n- [ ] T001 Index (FR-001)\n- [ ] T002 Query (FR-002)\n- [ ] T003 Rank (FR-003)\n- [ ] T004 Sort (FR-004)\n- [ ] T005 Page (FR-005)\n- [ ] T006 Save (FR-006)\n- [ ] T007 Paint it blue\n",
      },
      reports: [
        '9: T007 "Paint it blue" names no requirement and no story, as nearly all others do, so nobody knows why it is needed. Add e.g. “(FR-007)” or “[US1]”, or say why it is there.',
      ],
      looked: "7/7",
    },
    {
      name: "Each names one",
      kind: "valid",
      files: { tasks: "- [ ] T001 Index (FR-001)\n- [ ] T002 [US1] Query\n" },
      reports: [],
    },
    {
      name: "Set-up, and a list that names none",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n",
        "specs/001-a/tasks.md":
          "## Phase 1: Setup\n\n- [ ] T001 Create the project\n\n## Phase 2: Search\n\n- [ ] T002 Index (FR-001)\n- [ ] T003 Query (FR-002)\n",
      },
      reports: [],
      looked: "2/3",
    },
  ],

  goesBy: ({ title, status, facts }) => [isExemptTitle(title), status, facts.requirements.length === 0],

  *check({ list }) {
    const parents = new Set(list.tasks.flatMap(({ parent }) => parent ?? []));
    const titles = new Map(list.phases.map(({ id, title }) => [id, title]));
    const isExemptBelow = remembering((heading: string) => EXEMPT.test(heading));
    const isExemptIn = remembering((section: Task["section"]) => section.some(isExemptBelow));
    const isExempt = (task: Task) =>
      parents.has(task.id) ||
      isExemptBelow(titles.get(task.phase ?? "") ?? "") ||
      isExemptIn(task.section) ||
      isExemptTitle(task.title);
    const judged = list.tasks.filter((task) => !isExempt(task));
    const alone = judged.filter(({ facts }) => facts.requirements.length === 0 && facts.story === null);
    const isUsed = judged.length > 0 && 1 - alone.length / judged.length >= USAGE;
    yield { examined: isUsed ? judged.length : 0, of: list.tasks.length, unit: "tasks" };
    if (!isUsed) return;
    for (const task of alone) {
      if (task.status === "cancelled") continue;
      yield { message: "alone", values: { task: nameTask(task) }, at: task.at, key: task.id, task: task.id };
    }
  },
});

function isExemptTitle(title: string): boolean {
  return EXEMPT.test(title.slice(0, 300));
}
