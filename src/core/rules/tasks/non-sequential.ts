import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const NUMBERED = /^T-?(\d{1,6})$/;
const MOVED = /\bmoved\b[^.;]{0,20}\bfrom\b/i;

export const nonSequential = defineRule({
  id: "tasks/non-sequential",
  input: "tasks",
  summary: "Require the numbers of tasks to rise",
  rationale: "Who looks for a task by its number leafs in the wrong direction, and the format asks for one order.",
  level: "off",
  nursery: { level: "info", because: "lists that grew have tasks inserted between others, and their authors mean it" },
  options: z.strictObject({}),
  messages: {
    order:
      "{task} comes after {before}, so numbers fall here, and {count} more {count|task stands|tasks stand} below a higher number. Move {count|it, or number it|them, or number them} anew while nobody refers to {count|it|them}.",
    single: "{task} comes after {before}, so numbers fall here. Move it, or number it anew while nobody refers to it.",
  },
  guard:
    "Only tasks that are a letter T and a number, each compared with those before it in its section, and told once for a list: a section that was put between others keeps its later numbers. A task that says where it was moved from stands where it is wanted. Numbers may be left out, and an id that stands twice is another rule's.",
  examples: [
    {
      name: "A task in the wrong place",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T003 Pages\n- [ ] T002 Queries\n" },
      reports: [
        '3: T002 "Queries" comes after T003 "Pages", so numbers fall here. Move it, or number it anew while nobody refers to it.',
      ],
      looked: "3/3",
    },
    {
      name: "Rising numbers with a gap",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T003 Pages\n" },
      reports: [],
    },
    {
      name: "Numbers that begin anew in every group by their own form",
      kind: "false-positive",
      files: { tasks: "## 1. Schema\n\n- [ ] 1.2 Keys\n- [ ] 1.1 Tables\n" },
      reports: [],
      looked: "0/2",
    },
    {
      name: "A section that came later, and a task that was moved on purpose",
      kind: "false-positive",
      files: {
        tasks:
          "## Build\n\n- [ ] T001 Schema\n- [ ] T005 Keys\n- [ ] T002 Pages (moved here from Polish)\n\n## Added\n\n- [ ] T006 Cache\n\n## Polish\n\n- [ ] T003 Docs\n",
      },
      reports: [],
      looked: "5/5",
    },
  ],

  *check({ list }) {
    const numbered = list.tasks.flatMap((task) => {
      const number = task.generated ? undefined : NUMBERED.exec(task.id)?.[1];
      return number === undefined ? [] : [{ task, number: Number(number) }];
    });
    yield { examined: numbered.length, of: list.tasks.length, unit: "tasks" };
    const [first, ...others] = fallingIn(numbered);
    if (!first) return;
    const values = { task: nameTask(first.task), before: nameTask(first.highest), count: others.length };
    const related = others.slice(0, 5).map(({ task }) => task.at);
    const message = others.length === 0 ? ("single" as const) : ("order" as const);
    yield { message, values, at: first.task.at, related, task: first.task.id, key: "order" };
  },
});

/** Tasks with a lower number than one before them in their section, each with the highest of those. */
function fallingIn(numbered: readonly { readonly task: Task; readonly number: number }[]) {
  let highest: (typeof numbered)[number] | null = null;
  const falling: { readonly task: Task; readonly highest: Task }[] = [];
  for (const each of numbered) {
    if (highest !== null && sectionOf(each.task) !== sectionOf(highest.task)) highest = null;
    if (highest === null || each.number > highest.number) highest = each;
    else if (each.number < highest.number && !MOVED.test(each.task.title)) {
      falling.push({ task: each.task, highest: highest.task });
    }
  }
  return falling;
}

function sectionOf({ section }: Task): string {
  return section.join("\n");
}
