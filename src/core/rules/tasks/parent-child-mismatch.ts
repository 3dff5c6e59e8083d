import { z } from "zod";
import type { StatusMark, Task } from "../../bundle/task.ts";
import { statusFix } from "../../fixes/status-fix.ts";
import type { Status } from "../../statuses/status.ts";
import { listWords, nameTask, shortName } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const LEFT: ReadonlySet<Status> = new Set<Status>(["todo", "in-progress", "in-review", "blocked"]);

export const parentChildMismatch = defineRule({
  id: "tasks/parent-child-mismatch",
  input: "tasks",
  summary: "Require a task and its parts to agree about being done",
  rationale: "A task is done when its parts are: where the two differ, one of them tells its readers something wrong.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    early:
      "{parent} is ticked, but its part {children} not done, so work is left that the list hides. Finish the parts, mark those that are not needed as optional or cancelled, or untick {parent}.",
    late: "Every part of {parent} is done, but the task itself is still marked as open and counts so. Mark it as done, or add the part that is missing.",
    optional:
      "Every part of {parent} that is needed is done, and only optional ones are open, but the task itself is still marked as open. Mark it as done, unless the optional parts are meant to follow.",
  },
  guard:
    "Optional, cancelled and deferred parts are left aside. A task without a mark of its own follows its parts and is never reported, and one whose marks contradict each other is another rule's; a parent whose words alone say done, and an open parent, give a warning at most, and one where optional parts are open is told for information.",
  autofix: "A task whose needed parts are all done, with no optional one left, is marked as done.",
  examples: [
    {
      name: "A ticked task with an open part",
      kind: "invalid",
      files: {
        ".kiro/specs/example/requirements.md": "# Requirements\n",
        ".kiro/specs/example/tasks.md": "- [x] 1. Schema\n  - [x] 1.1 Tables\n  - [ ] 1.2 Rows\n",
      },
      reports: [
        '1: 1 "Schema" is ticked, but its part 1.2 is not done, so work is left that the list hides. Finish the parts, mark those that are not needed as optional or cancelled, or untick 1 "Schema".',
      ],
      looked: "1/1",
    },
    {
      name: "An open task whose parts are all done",
      kind: "invalid",
      files: {
        ".kiro/specs/example/requirements.md": "# Requirements\n",
        ".kiro/specs/example/tasks.md": "- [ ] 1. Schema\n  - [x] 1.1 Tables\n  - [x] 1.2 Rows\n",
      },
      reports: [
        '1: Every part of 1 "Schema" is done, but the task itself is still marked as open and counts so. Mark it as done, or add the part that is missing.',
      ],
      fixed: { ".kiro/specs/example/tasks.md": "- [x] 1. Schema\n  - [x] 1.1 Tables\n  - [x] 1.2 Rows\n" },
    },
    {
      name: "An open task whose optional parts alone are open",
      kind: "invalid",
      files: {
        ".kiro/specs/example/requirements.md": "# Requirements\n",
        ".kiro/specs/example/tasks.md": "- [ ] 1. Schema\n  - [x] 1.1 Tables\n  - [ ]* 1.2 Property tests\n",
      },
      reports: [
        '1: Every part of 1 "Schema" that is needed is done, and only optional ones are open, but the task itself is still marked as open. Mark it as done, unless the optional parts are meant to follow.',
      ],
    },
    {
      name: "A task that is done with its parts",
      kind: "valid",
      files: {
        ".kiro/specs/example/requirements.md": "# Requirements\n",
        ".kiro/specs/example/tasks.md": "- [x] 1. Schema\n  - [x] 1.1 Tables\n",
      },
      reports: [],
    },
    {
      name: "A task of which nobody knows whether it is open",
      kind: "false-positive",
      files: {
        tasks:
          "### WP01: Schema\n\n**Status**: Planned\n\n- [x] T001 Tables\n\n## Notes\n\n<!-- status-model:start -->\n\n- WP01: done\n\n<!-- status-model:end -->\n",
      },
      reports: [],
    },
    {
      name: "An optional part may stay open",
      kind: "false-positive",
      files: {
        ".kiro/specs/example/requirements.md": "# Requirements\n",
        ".kiro/specs/example/tasks.md": "- [x] 1. Schema\n  - [x] 1.1 Tables\n  - [ ]* 1.2 Property tests\n",
      },
      reports: [],
      looked: "1/1",
    },
  ],

  goesBy: ({ status, marks, facts }) => [status, marks.map((mark) => mark.status), facts.optional],

  *check({ bundle, list }) {
    const parts = Map.groupBy(
      list.tasks.filter(({ parent }) => parent !== null),
      ({ parent }) => parent,
    );
    const parents = list.tasks.filter(({ id, marks }) => parts.has(id) && marks.length > 0);
    const ids = new Set(parents.map(({ id }) => id));
    yield { examined: ids.size, of: parts.size, unit: "tasks with parts" };
    const seen = new Set<string>();
    for (const parent of parents) {
      if (seen.has(parent.id)) continue;
      seen.add(parent.id);
      const report = compare(parent, parts.get(parent.id) ?? []);
      if (report === null) continue;
      const isLate = report.message === "late";
      const fix = isLate ? statusFix(bundle, list, { task: parent, marks: parent.marks, to: "done" }) : null;
      yield { ...report, fix };
    }
  },
});

function isNeeded({ facts, status }: Task): boolean {
  return !facts.optional && status !== "cancelled" && status !== "deferred";
}

function compare(parent: Task, all: readonly Task[]) {
  const name = nameTask(parent);
  const parts = all.filter(isNeeded);
  const left = parts.filter(({ status }) => LEFT.has(status));
  const about = { at: parent.at, task: parent.id, key: parent.id };
  if (parent.status === "done" && left.length > 0) {
    const children = `${listWords(left.map(shortName), 3)} ${left.length === 1 ? "is" : "are"}`;
    const related = left.slice(0, 5).map(({ at }) => at);
    const firm = isBoxed(parent.marks) && left.some(({ marks }) => isBoxed(marks));
    const lowered = firm ? {} : { atMost: "warning" as const };
    return { message: "early" as const, values: { parent: name, children }, ...about, related, ...lowered };
  }
  const isOpen = parent.status === "todo" && parent.marks.every(({ status }) => status !== "done");
  if (!isOpen || parts.length === 0 || parts.some(({ status }) => status !== "done")) return null;
  const isOptionLeft = all.some(({ facts, status }) => facts.optional && LEFT.has(status));
  return {
    message: isOptionLeft ? ("optional" as const) : ("late" as const),
    values: { parent: name },
    ...about,
    atMost: isOptionLeft ? ("info" as const) : ("warning" as const),
  };
}

function isBoxed(marks: readonly StatusMark[]): boolean {
  return marks.some(({ kind }) => kind === "box");
}
