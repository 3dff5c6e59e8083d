import { z } from "zod";
import type { Phase } from "../../bundle/phase.ts";
import type { Task } from "../../bundle/task.ts";
import type { TaskList } from "../../bundle/task-list.ts";
import { freeIds } from "../free-ids.ts";
import { listWords, quote } from "../name-task.ts";
import { numberedAnew, sectionOf } from "../numbered-anew.ts";
import { defineRule } from "../rule.ts";

/** An id that more tasks have is told of once. */
const MOST_TOLD = 4;

export const duplicateId = defineRule({
  id: "tasks/duplicate-id",
  input: "tasks",
  summary: "Disallow two tasks with the same id in one spec bundle",
  rationale:
    "Dependencies, pull requests and ticks name a task by its id. With two of one id, the wrong one is ticked.",
  level: "error",
  options: z.strictObject({
    ignore: z.array(z.string()).default([]).describe("Ids that may be used more than once."),
  }),
  messages: {
    reused:
      "{id} is used for {first} (line {line}) and again for {second}, so a reference to {id} can mean either. {fix}",
    pasted:
      "{id} {first} stands on line {line} already, word for word. One of the two will stay open for ever: remove it.",
    often:
      "{id} is the id of {count} {count|task|tasks}, of which {first} on line {line} is the first, so it names none of them. Give each an id of its own.",
    anew: "The ids under {section} begin anew at {id}, as they do above, so a dependency or a pull request that names {ids} can mean tasks of either section. Number the list throughout.",
    group:
      "{id} is a task here and the heading {first} on line {line}, so a reference to {id} can mean either; it is read as the heading. Give the task another id.",
  },
  guard:
    "Only definitions count: tracker lines, fenced examples and tables of references are none. A bare number may be both a heading's and a task's; only a heading with letters in its id clashes with a task, and only as a warning. A section in which the ids begin anew is told once, as a warning: such a list numbers each section for itself.",
  examples: [
    {
      name: "One id for two tasks",
      kind: "invalid",
      files: { tasks: "- [ ] T004 Set up Docker\n- [ ] T005 Set up CI\n- [ ] T004 Set up tests\n" },
      reports: [
        '3: T004 is used for "Set up Docker" (line 1) and again for "Set up tests", so a reference to T004 can mean either. Renumber the newer of the two to T006.',
      ],
      looked: "3/3",
    },
    {
      name: "A task pasted twice",
      kind: "invalid",
      files: { tasks: "- [x] T001 Parse input\n- [ ] T001 Parse input\n" },
      reports: [
        '2: T001 "Parse input" stands on line 1 already, word for word. One of the two will stay open for ever: remove it.',
      ],
    },
    {
      name: "A task called like a heading over others",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## M1: Schema\n\n- [ ] **M1.1**: Tables\n  - Status: Backlog\n\n## Metrics\n\n- [ ] **M1**: Time to first table\n  - Status: Backlog\n",
      },
      reports: [
        '8: M1 is a task here and the heading "M1: Schema" on line 1, so a reference to M1 can mean either; it is read as the heading. Give the task another id.',
      ],
    },
    {
      name: "One id for all tasks",
      kind: "invalid",
      files: { tasks: [1, 2, 3, 4, 5].map((n) => `- [ ] T000 Part ${n}\n`).join("") },
      reports: [
        '2: T000 is the id of 5 tasks, of which "Part 1" on line 1 is the first, so it names none of them. Give each an id of its own.',
      ],
    },
    {
      name: "Sections that number their tasks for themselves",
      kind: "invalid",
      files: {
        tasks:
          "## WP01\n\n- [ ] T001 Tables\n- [ ] T002 Roles\n- [ ] T003 Views\n\n## WP02\n\n- [ ] T001 Pages\n- [ ] T002 Forms\n- [ ] T003 Mail\n- [ ] T004 Search\n",
      },
      reports: [
        '9: The ids under "WP02" begin anew at T001, as they do above, so a dependency or a pull request that names T001, T002 and T003 can mean tasks of either section. Number the list throughout.',
      ],
    },
    { name: "Ids of their own", kind: "valid", files: { tasks: "- [ ] T001 One\n- [ ] T002 Two\n" }, reports: [] },
    {
      name: "An id that is allowed to repeat",
      kind: "valid",
      files: { tasks: "- [ ] T001 One\n- [ ] T001 Two\n" },
      options: { ignore: ["T001"] },
      reports: [],
    },
    {
      name: "The same id inside a code block is an example",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 One\n\n```markdown\n- [ ] T001 One\n```\n" },
      reports: [],
    },
    {
      name: "A task that another one has superseded, as a warning",
      kind: "invalid",
      files: { tasks: "- [x] T001 Mail (superseded, see below)\n- [ ] T001 Mail by queue\n" },
      reports: [
        '2: T001 is used for "Mail (superseded, see below)" (line 1) and again for "Mail by queue", so a reference to T001 can mean either. Renumber the newer of the two to T002.',
      ],
    },
    {
      name: "Tasks without ids may have the same words",
      kind: "false-positive",
      files: { tasks: "## Setup\n\n- [ ] Write tests\n\n## Core\n\n- [ ] Write tests\n" },
      reports: [],
    },
  ],

  goesBy: () => null,

  *check({ list, options }) {
    const ignored = new Set(options.ignore);
    const all = list.tasks.filter(({ generated }) => !generated);
    yield { examined: all.length, of: list.tasks.length, unit: "tasks" };
    const named = all.filter(({ id }) => !ignored.has(id));
    const headings = groupHeadings(list);
    if (headings.size === 0 && areDistinct(named)) return;
    const anew = [...numberedAnew(named).values()];
    for (const tasks of anew) yield* describeAnew(tasks);
    const told = new Set(anew.flat());
    const uses = Map.groupBy(
      named.filter((task) => !told.has(task)),
      ({ id }) => id,
    );
    const freeId = freeIds(list.tasks);
    for (const [id, [first, ...others]] of uses) {
      if (!first) continue;
      const heading = headings.get(id);
      if (heading) yield { message: "group", ...clash(first, heading.title, heading.at, ""), atMost: "warning" };
      if (others.length >= MOST_TOLD) yield describeOften(first, others);
      else for (const task of others) yield describeSecond(first, task, freeId(id));
    }
  },
});

function areDistinct(tasks: readonly Task[]): boolean {
  return new Set(tasks.map(({ id }) => id)).size === tasks.length;
}

function* describeAnew(tasks: readonly Task[]) {
  const [task] = tasks;
  if (!task) return;
  const ids = tasks.map(({ id }) => id);
  const section = quote(task.section.at(-1) ?? "");
  yield {
    message: "anew" as const,
    values: { section, id: task.id, ids: listWords(ids, 3) },
    at: task.at,
    task: task.id,
    key: `anew ${sectionOf(task)}`,
    atMost: "warning" as const,
  };
}

/** Kept for its history, beside what came in its place. */
const SUPERSEDED = /\b(?:superseded|replaced by|obsolete)\b/i;

function describeSecond(first: Task, task: Task, free: string | null) {
  const message = first.title === task.title ? ("pasted" as const) : ("reused" as const);
  const isKept = SUPERSEDED.test(first.title) || SUPERSEDED.test(task.title);
  return {
    message,
    ...clash(task, first.title, first.at, fixWith(free)),
    ...(isKept ? { atMost: "warning" as const } : {}),
  };
}

function describeOften(first: Task, others: readonly Task[]) {
  const { id } = first;
  const values = { id, count: others.length + 1, first: quote(first.title), line: first.at.line };
  const at = others[0]?.at ?? first.at;
  const related = [first, ...others.slice(1, MOST_TOLD)].map((task) => task.at);
  return { message: "often" as const, values, at, related, task: id, key: `often ${id}` };
}

function clash(task: Task, title: string, place: Task["at"], fix: string) {
  return {
    values: { id: task.id, first: quote(title), line: place.line, second: quote(task.title), fix },
    at: task.at,
    related: [place],
    task: task.id,
    key: `${task.id} ${task.title}`,
  };
}

function fixWith(free: string | null): string {
  return free === null ? "Give one of the two an id of its own." : `Renumber the newer of the two to ${free}.`;
}

/** Headings with letters in their id that stand over other tasks. */
function groupHeadings(list: TaskList): ReadonlyMap<string, Phase> {
  const filled = new Set(list.tasks.map(({ phase }) => phase));
  const parents = new Set(list.phases.filter(({ id }) => filled.has(id)).map(({ parent }) => parent));
  const groups = list.phases.filter(({ id }) => /\p{L}/u.test(id) && (filled.has(id) || parents.has(id)));
  const lines = new Set(list.tasks.map(({ at }) => at.line));
  return new Map(groups.filter(({ at }) => !lines.has(at.line)).map((phase) => [phase.id, phase]));
}
