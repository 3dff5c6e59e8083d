import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { phaseMembers } from "../../graph/phase-members.ts";
import type { Legend } from "../../statuses/legend.ts";
import { readLegend } from "../../statuses/legend.ts";
import { titleSign } from "../../statuses/title-signs.ts";
import { titleWords } from "../../statuses/title-words.ts";
import { fileName } from "../file-name.ts";
import { listWords, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { statedDone } from "../stated-done.ts";
import { tasksDocument } from "../task-texts.ts";

export const headingStatusMismatch = defineRule({
  id: "tasks/heading-status-mismatch",
  input: "tasks",
  summary: "Disallow a heading, or the status of a document, that says done above tasks that are open",
  rationale: "Who reads only the headings takes the phase for finished.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    open: "The heading {phase} says done, but below it {tasks} not done, so it promises too much. Finish them, or take the mark off the heading.",
    document:
      "{document} says that its status is {status}, but {tasks} not done, so it promises too much. Finish them, or correct the status.",
  },
  guard:
    "Cancelled and deferred tasks are left aside, and so are headings whose marks or words disagree with each other. The status above a list of which nothing is done is the list's own, except in a story of BMAD. A sign at several headings below which nothing is done is an ornament.",
  examples: [
    {
      name: "A finished phase with an open task",
      kind: "invalid",
      files: { tasks: "## Phase 1: Setup ✅\n\n- [x] T001 Schema\n- [ ] T002 Pages\n" },
      reports: [
        '1: The heading "Phase 1: Setup ✅" says done, but below it T002 is not done, so it promises too much. Finish them, or take the mark off the heading.',
      ],
      looked: "1/1",
    },
    {
      name: "A story that is done, with open tasks",
      kind: "invalid",
      files: {
        "docs/stories/1.2.cart.md":
          "# Story 1.2: Cart\n\n## Status\n\nDone\n\n## Story\n\nAs a buyer I keep what I want.\n\n## Tasks / Subtasks\n\n- [ ] Task 1: Store the cart\n- [ ] Task 2: Show the cart\n",
      },
      reports: [
        "5: 1.2.cart.md says that its status is Done, but 1 and 2 are not done, so it promises too much. Finish them, or correct the status.",
      ],
      looked: "1/1",
    },
    {
      name: "A list that says at its top that it is complete",
      kind: "invalid",
      files: { tasks: "# Tasks\n\n**Status**: Complete\n\n- [x] T001 Schema\n- [ ] T002 Pages\n" },
      reports: [
        "3: tasks.md says that its status is Complete, but T002 is not done, so it promises too much. Finish them, or correct the status.",
      ],
    },
    {
      name: "A list that is complete as a list, and a story that waits for its review",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# A\n",
        "specs/001-a/tasks.md": "# Tasks\n\n**Status**: Complete\n\n- [ ] T001 Schema\n",
        "docs/stories/1.2.cart.md":
          "# Story 1.2: Cart\n\nStatus: Ready for Review\n\n## Tasks / Subtasks\n\n- [x] Task 1: Store the cart\n- [ ] Task 2: Show the cart\n",
      },
      reports: [],
    },
    {
      name: "A finished phase",
      kind: "valid",
      files: { tasks: "## Phase 1: Setup ✅\n\n- [x] T001 Schema\n" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A sign that adorns the headings of what is to be looked at",
      kind: "false-positive",
      files: {
        tasks: "## Phase 1: Safety ✓\n\n- [ ] T001 Look at keys\n\n## Phase 2: Speed ✓\n\n- [ ] T002 Look at loads\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A phase about being done",
      kind: "false-positive",
      files: { tasks: "## Phase 1: Definition of done\n\n- [ ] T001 Write it\n" },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ bundle, list }) {
    const document = tasksDocument(bundle, list);
    if (document === null) return;
    const legend = readLegend(document.markdown());
    const done = list.phases.filter(({ title }) => saysDone(title, legend));
    const stated = statedDone(document.markdown(), bundle.location.layout);
    const looked = stated === null ? 0 : 1;
    yield { examined: done.length + looked, of: list.phases.length + looked, unit: "phases and statuses" };
    const left = list.tasks.filter(isOpen);
    const isOwn = stated?.isOfStory === true || list.tasks.some(({ status }) => status === "done");
    if (stated !== null && left.length > 0 && isOwn) {
      const { path } = document.file;
      const values = { document: fileName(path), status: stated.text, tasks: namesOf(left) };
      const at = { path, line: stated.line, endLine: stated.line };
      yield { message: "document", values, at, related: left.slice(0, 5).map((task) => task.at), key: "document" };
    }
    const members = done.length > 0 ? phaseMembers(list) : new Map<string, readonly string[]>();
    const tasks = new Map(list.tasks.map((task) => [task.id, task]));
    const promised = done.map((phase) => {
      const held = (members.get(phase.id) ?? []).flatMap((member) => tasks.get(member) ?? []);
      return { phase, held, open: held.filter(isOpen) };
    });
    const isEmpty = ({ held, open }: (typeof promised)[number]) => open.length > 0 && open.length === held.length;
    const isOrnament = promised.filter(isEmpty).length > 1;
    for (const each of promised) {
      const { open } = each;
      const { id, title, at } = each.phase;
      if (open.length === 0 || (isOrnament && isEmpty(each))) continue;
      const values = { phase: quote(title), tasks: namesOf(open) };
      yield { message: "open", values, at, related: open.slice(0, 5).map((task) => task.at), key: id };
    }
  },
});

function namesOf(open: readonly Task[]): string {
  const names = open.map((task) => (task.generated ? quote(task.title) : task.id));
  return `${listWords(names, 3)} ${open.length === 1 ? "is" : "are"}`;
}

function saysDone(title: string, legend: Legend): boolean {
  const sign = titleSign(title, legend);
  const stated = [...titleWords(title).map(({ status }) => status), ...(sign === null ? [] : [sign.status])];
  return stated.length > 0 && stated.every((status) => status === "done");
}

function isOpen({ status }: Task): boolean {
  return status === "todo" || status === "in-progress" || status === "in-review" || status === "blocked";
}
