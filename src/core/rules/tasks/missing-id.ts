import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { dialects } from "../../dialects/index.ts";
import type { Fix } from "../../fixes/fix.ts";
import { nameTaskItem } from "../../fixes/name-task-item.ts";
import type { SourceText } from "../../markdown/source-text.ts";
import { nextIds } from "../free-ids.ts";
import { nameTask } from "../name-task.ts";
import { sectionOf } from "../numbered-anew.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

/** `All tasks of group A (T001-T004) completed`: what must be so in the end. */
const OUTCOME =
  /^[\W_]{0,6}(?:all|every|each|no)\b|\b(?:completed?|done|pass(?:es|ed|ing)?|met|verified|work(?:s|ing)? (?:correctly|as expected)|measured|approved)[.!)\s]*$/i;

/** `T-ERR`, `T-IP-S4`: an id in letters, whatever the others are. */
const NAMED_OTHERWISE = /^[*_`[ ]{0,4}[A-Z]{1,5}(?:-[A-Z0-9]{1,8}){1,4}\b/;

/** So many ids are passed over that the document speaks of. */
const MOST_TRIED = 20;

export const missingId = defineRule({
  id: "tasks/missing-id",
  input: "tasks",
  summary: "Require an id of every task in a dialect whose format demands ids",
  rationale: "Without an id nothing can depend on the task, and no pull request can name it.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    missing: "{task} has no id, so nothing can refer to it. Give it the next one that is free.",
  },
  guard:
    "Asked only in dialects that demand ids, where most of the tasks have one, of them some in the same section, and never of the parts of a task or of what must be so in the end.",
  autofix:
    "An item of a list is given the next id after the highest one, written as the item before it has its own, where ids are letters and a number.",
  examples: [
    {
      name: "A task without an id among others",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Pages\n- [ ] Mail\n" },
      reports: ['3: "Mail" has no id, so nothing can refer to it. Give it the next one that is free.'],
      fixed: { tasks: "- [ ] T001 Schema\n- [ ] T002 Pages\n- [ ] T003 Mail\n" },
      looked: "3/3",
    },
    {
      name: "Two of them, one with a label, and an id that a note speaks of",
      kind: "invalid",
      files: {
        tasks:
          "T006 was dropped.\n\n- [x] **T001**: Schema\n- [ ] [P] Pages\n- [ ] **T005**: Print\n- [ ] Mail\n- [ ] **T004**: Post\n",
      },
      reports: [
        '4: "Pages" has no id, so nothing can refer to it. Give it the next one that is free.',
        '6: "Mail" has no id, so nothing can refer to it. Give it the next one that is free.',
      ],
      fixed: {
        tasks:
          "T006 was dropped.\n\n- [x] **T001**: Schema\n- [ ] **T007**: [P] Pages\n- [ ] **T005**: Print\n- [ ] **T008**: Mail\n- [ ] **T004**: Post\n",
      },
    },
    {
      name: "Every task has an id",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Pages\n" },
      reports: [],
    },
    {
      name: "A section of its own without ids, and what must be so in the end",
      kind: "false-positive",
      files: {
        tasks:
          "## Build\n\n- [ ] T001 Schema\n- [ ] T002 Pages\n- [ ] T003 Mail\n- [ ] T004 Print\n- [ ] All tests pass\n- [ ] T-ERR Say what failed\n\n## Later\n\n- [ ] Ask the keepers\n",
      },
      reports: [],
      looked: "7/7",
    },
    {
      name: "A list of a dialect that knows no ids",
      kind: "false-positive",
      files: { tasks: "- [ ] Schema\n- [ ] Pages\n" },
      reports: [],
      looked: "0/2",
    },
  ],

  goesBy: isOutcome,

  *check({ bundle, list }) {
    const isDemanded = dialects.some(({ id, demandsIds }) => id === list.dialect && demandsIds);
    const asked = isDemanded ? list.tasks.filter(({ parent }) => parent === null) : [];
    yield { examined: asked.length, of: list.tasks.length, unit: "tasks" };
    const without = asked.filter(({ generated }) => generated);
    if (without.length === 0) return;
    const named = new Set(asked.filter(({ generated }) => !generated).map(sectionOf));
    const source = tasksDocument(bundle, list)?.source;
    const fixOf = source ? namer(source, list.tasks) : () => null;
    for (const task of without.length * 2 < asked.length ? without : []) {
      if (!named.has(sectionOf(task)) || isOutcome(task)) continue;
      const values = { task: nameTask(task) };
      yield { message: "missing", values, at: task.at, task: task.id, key: task.id, fix: fixOf(task) };
    }
  },
});

/** Gives each task an id that no other has, and that the document nowhere speaks of: it may have been somebody's. */
function namer(source: SourceText, tasks: readonly Task[]): (task: Task) => Fix | null {
  const next = nextIds(tasks);
  const places = new Map(tasks.map((task, place) => [task, place]));
  return (task) => {
    const before = tasks.slice(0, places.get(task) ?? 0).findLast(({ generated }) => !generated);
    const like = before ?? tasks.find(({ generated }) => !generated);
    if (like === undefined) return null;
    for (let tried = 0; tried < MOST_TRIED; tried += 1) {
      const id = next(like.id);
      if (id !== null && !source.text.includes(id)) return nameTaskItem(source, task, like, id);
    }
    return null;
  };
}

function isOutcome({ title }: Task): boolean {
  return OUTCOME.test(title.slice(0, 500)) || NAMED_OTHERWISE.test(title);
}
