import { z } from "zod";
import type { StatusMark, Task } from "../../bundle/task.ts";
import { clearStatus } from "../../fixes/clear-status.ts";
import { statusFix } from "../../fixes/status-fix.ts";
import { SETTLED } from "../../statuses/status.ts";
import { nameTask, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const statusTextMismatch = defineRule({
  id: "tasks/status-text-mismatch",
  input: "tasks",
  summary: "Disallow statements of a task's status that contradict each other",
  rationale:
    "One of the two is wrong, and nobody can tell which. Until they agree, the task does not count as done and is never ticked for you.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    ticked: "{task} is ticked, but its status says {written}, so it does not count as done. Make both say the same.",
    open: "{task} is not ticked, but its status says {written}, so it does not count as done. Make both say the same.",
    texts:
      "{task} is called {first} in one place and {written} on line {line}, so it does not count as done. Make both say the same.",
    marked: "{task} is marked `[{mark}]`, which means {means}, but its status says {written}. Make both say the same.",
    begun:
      "{task} is called {written} beside an empty box, which GitHub shows as not begun. It counts as in progress; a mark such as `[~]` that a legend explains would say so in both places.",
  },
  guard:
    "An empty box says only that a task is not done: it agrees with backlog, in progress, blocked and cancelled; in a line that tracks a task elsewhere, in progress beside an empty box is noted and no more. Words that the legend does not explain are not compared, and neither are words in the middle of a sentence. A box against a status field is an error; words in a title, generated lines and tables elsewhere give a warning at most.",
  autofix:
    "What stands alone is made to say what the others say: where all statements of the status but one agree, or where the acceptance list of the task is ticked throughout or not at all.",
  examples: [
    {
      name: "Ticked, and still in the backlog",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [x] **M1.1.1**: Parse input\n  - Status: Backlog\n",
      },
      reports: [
        '1: M1.1.1 "Parse input" is ticked, but its status says "Backlog", so it does not count as done. Make both say the same.',
      ],
      looked: "1/1",
    },
    {
      name: "Done in words, and not ticked",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [ ] **M1.1.1**: Parse input\n  - Status: Done\n",
      },
      reports: [
        '1: M1.1.1 "Parse input" is not ticked, but its status says "Done", so it does not count as done. Make both say the same.',
      ],
    },
    {
      name: "Ticked, and put off in its title",
      kind: "invalid",
      files: { tasks: "- [x] T001 Sign in with passkeys — DEFERRED\n" },
      reports: [
        '1: T001 "Sign in with passkeys — DEFERRED" is ticked, but its status says "DEFERRED", so it does not count as done. Make both say the same.',
      ],
    },
    {
      name: "Ticked, with a sign behind it that the legend calls cancelled",
      kind: "invalid",
      files: { tasks: "Legend: ✅ Done, ❌ Cancelled\n\n- [x] T001 Sign in ❌\n- [x] T002 Sign out ✅\n" },
      reports: [
        '3: T001 "Sign in ❌" is ticked, but its status says "❌", so it does not count as done. Make both say the same.',
      ],
      looked: "2/2",
    },
    {
      name: "A generated block that runs ahead",
      kind: "invalid",
      files: {
        tasks:
          "### WP01: Schema\n\n**Status**: Planned\n\n## Notes\n\n<!-- status-model:start -->\n\n- WP01: done\n\n<!-- status-model:end -->\n",
      },
      reports: [
        '1: WP01 "Schema" is called "- WP01: done" in one place and "Planned" on line 3, so it does not count as done. Make both say the same.',
      ],
    },
    {
      name: "Ticked with all that it has to fulfil, and still in the backlog",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Parse input\n  - Status: Backlog\n  - Acceptance:\n    - [x] Reads a file\n    - [x] Refuses another\n",
      },
      reports: [
        '1: M1.1.1 "Parse input" is ticked, but its status says "Backlog", so it does not count as done. Make both say the same.',
      ],
      fixed: {
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Parse input\n  - Status: Done\n  - Acceptance:\n    - [x] Reads a file\n    - [x] Refuses another\n",
      },
    },
    {
      name: "A line that tracks a task as in progress beside an empty box",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "#### Task 1.1: Schema\n\n**Dependencies**: None\n\n#### Task 1.2: Views\n\n**Dependencies**: Task 1.1\n\n### Task Status Tracking\n\n- [ ] Task 1.1 - In Progress, started 2026-03-01\n- [ ] Task 1.2 - Blocked by Task 1.1\n",
      },
      reports: [
        '11: 1.1 "Schema" is called "- [ ] Task 1.1 - In Progress, started 2026-03-01" beside an empty box, which GitHub shows as not begun. It counts as in progress; a mark such as `[~]` that a legend explains would say so in both places.',
      ],
    },
    {
      name: "A mark with a meaning of its own",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [~] **M1.1.1**: Parse input\n  - Status: Blocked\n",
      },
      reports: [
        '1: M1.1.1 "Parse input" is marked `[~]`, which means in progress, but its status says "Blocked". Make both say the same.',
      ],
    },
    {
      name: "Both say done",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [x] **M1.1.1**: Parse input\n  - Status: Done\n",
      },
      reports: [],
    },
    {
      name: "An empty box goes with every status but done",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1.1**: Parse input\n  - Status: In Progress\n- [ ] **M1.1.2**: Print output\n  - Status: Blocked\n",
      },
      reports: [],
      looked: "2/2",
    },
  ],

  goesBy: ({ marks }) => marks.map(({ kind, written, status }) => [kind, written, status]),

  *check({ bundle, list }) {
    const twice = list.tasks.filter(({ marks }) => marks.length > 1 || marks.some(({ kind }) => kind === "tracker"));
    yield { examined: twice.length, of: list.tasks.length, unit: "tasks" };
    for (const task of twice) {
      const pair = findContradiction(task.marks);
      if (pair === null) continue;
      const wrong = clearStatus(task);
      yield { ...describe(task, ...pair), fix: wrong && statusFix(bundle, list, wrong) };
    }
    for (const task of twice) for (const mark of task.marks.filter(isBegunInWords)) yield begun(task, mark);
  },
});

/** `- [ ] Task 1.2 - In Progress`: the box and the words of one line. */
function isBegunInWords({ kind, written, status }: StatusMark): boolean {
  return kind === "tracker" && status === "in-progress" && /^[-*+][ \t]+\[ \]/.test(written);
}

function begun(task: Task, { written, at }: StatusMark) {
  const values = { task: nameTask(task), written: quote(written) };
  return { message: "begun" as const, values, at, task: task.id, key: `begun ${task.id}`, atMost: "info" as const };
}

type Pair = readonly [StatusMark, StatusMark];

/** A box and a text that contradict each other, or two texts of which one says done. */
function findContradiction(marks: readonly StatusMark[]): Pair | null {
  const texts = marks.filter(({ kind }) => kind !== "box");
  for (const box of marks.filter(({ kind }) => kind === "box")) {
    const text = texts.find((one) => contradicts(box, one));
    if (text) return [box, text];
  }
  const done = texts.find(({ status }) => status === "done");
  const open = texts.find(({ status }) => status !== "done" && status !== "unknown");
  return done && open ? [done, open] : null;
}

function contradicts(box: StatusMark, text: StatusMark): boolean {
  if (box.status === "unknown" || text.status === "unknown" || box.status === text.status) return false;
  return isEmpty(box) ? text.status === "done" : box.status === "done" || !SETTLED.has(box.status);
}

function isEmpty(box: StatusMark): boolean {
  return box.written.trim() === "";
}

function describe(task: Task, first: StatusMark, second: StatusMark) {
  const values = {
    task: nameTask(task),
    written: quote(second.written),
    first: quote(first.written),
    mark: first.written,
    means: first.status.replace("-", " "),
    line: second.at.line,
  };
  return {
    message: messageOf(first),
    values,
    at: task.at,
    related: [first.at, second.at],
    task: task.id,
    key: task.id,
    ...(isFirm(first, second) ? {} : { atMost: "warning" as const }),
  };
}

/** A word in a title explains what was ticked as often as it denies it, and a generated line may be newer than a field. */
function isFirm(first: StatusMark, second: StatusMark): boolean {
  return [first, second].every(({ kind }) => kind === "box" || kind === "field");
}

function messageOf({ kind, written, status }: StatusMark): "texts" | "open" | "ticked" | "marked" {
  if (kind !== "box") return "texts";
  if (written.trim() === "") return "open";
  return status === "done" ? "ticked" : "marked";
}
