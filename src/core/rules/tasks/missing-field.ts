import { z } from "zod";
import { listWords, nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { type TaskText, taskLines, taskTexts } from "../task-texts.ts";

/** Fields that say something about a task in every dialect, by the words that they are written with. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ...["status"].map((key) => [key, "Status"] as const),
  ...["assignee", "assigned to", "owner"].map((key) => [key, "Assignee"] as const),
  ...["dependencies", "dependency", "depends on", "depends"].map((key) => [key, "Dependencies"] as const),
  ...["acceptance", "acceptance criteria"].map((key) => [key, "Acceptance"] as const),
  ...["type", "priority", "estimate", "files"].map((key) => [key, `${key[0]?.toUpperCase()}${key.slice(1)}`] as const),
]);
const KEY =
  /^[ \t>]{0,16}(?:[-*+][ \t]+)?(?:#{2,6}[ \t]+([A-Za-z][A-Za-z ]{1,24})[ \t]*$|[*_]{0,3}([A-Za-z][A-Za-z ]{1,24})(?:[*_]{0,3}:|[*_]{1,3}[ \t]*\())/;
const FEWEST_TASKS = 5;
const DASH = 45;
const BRACKET = 91;
const MAX_COLUMNS = 200;

export const missingField = defineRule({
  id: "tasks/missing-field",
  input: "tasks",
  summary: "Require of each task the fields that nearly all other tasks have",
  rationale: "A field that one task lacks among many is forgotten more often than it is not needed.",
  level: "warning",
  options: z.strictObject({
    share: z
      .number()
      .min(0.5)
      .max(1)
      .default(0.8)
      .describe("Share of the other tasks, from 0.5 to 1, that must have it before it is asked of one."),
  }),
  messages: {
    missing: "{task} has no {fields}, which nearly all other tasks have. Add what is missing, or write None.",
  },
  guard:
    "Asked only where at least four fifths of the other tasks have the field, from five tasks on; of tasks that are settled it is a remark at most. Where nobody writes that a task depends on nothing, one without dependencies says so by leaving them out.",
  examples: [
    {
      name: "One of six tasks has no assignee",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": `${[1, 2, 3, 4, 5].map((n) => `- [ ] **M1.1.${n}**: Part ${n}\n  - Assignee: Ann\n`).join("")}- [ ] **M1.1.6**: Part 6\n`,
      },
      reports: [
        '11: M1.1.6 "Part 6" has no Assignee, which nearly all other tasks have. Add what is missing, or write None.',
      ],
      looked: "6/6",
    },
    {
      name: "Every task has the same fields",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": [1, 2, 3, 4, 5]
          .map((n) => `- [ ] **M1.1.${n}**: Part ${n}\n  - Assignee: Ann\n`)
          .join(""),
      },
      reports: [],
    },
    {
      name: "The first task waits for nothing, and leaves the field out",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": `- [ ] **M1.1.1**: Part 1\n${[2, 3, 4, 5, 6].map((n) => `- [ ] **M1.1.${n}**: Part ${n}\n  - Dependencies: M1.1.1\n`).join("")}`,
      },
      reports: [],
    },
    {
      name: "A field that only some tasks need",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": `- [ ] **M1.1.1**: Part 1\n  - Dependencies: None\n${[2, 3, 4, 5, 6].map((n) => `- [ ] **M1.1.${n}**: Part ${n}\n`).join("")}`,
      },
      reports: [],
      looked: "6/6",
    },
  ],

  *check({ bundle, list, options }) {
    const isAsked = list.tasks.length >= FEWEST_TASKS;
    yield { examined: isAsked ? list.tasks.length : 0, of: list.tasks.length, unit: "tasks" };
    if (!isAsked) return;
    if (!taskLines(bundle, list).some((line) => fieldOf(line) !== null)) return;
    const read = taskTexts(bundle, list).map(readFields);
    const counts = new Map<string, number>();
    for (const fields of read) {
      if (fields !== NO_FIELDS) for (const field of fields) counts.set(field, (counts.get(field) ?? 0) + 1);
    }
    const usual = [...counts].filter(([, count]) => count >= options.share * (read.length - 1)).map(([field]) => field);
    if (usual.length === 0) return;
    const saysNone = list.tasks.some(({ expressions }) =>
      expressions.some(({ references }) => references.length === 0),
    );
    for (const [index, task] of list.tasks.entries()) {
      const missing = usual.filter(
        (field) => !read[index]?.has(field) && task.parent === null && (saysNone || field !== "Dependencies"),
      );
      if (missing.length === 0) continue;
      const isSettled = task.status === "done" || task.status === "cancelled";
      const values = { task: nameTask(task), fields: listWords(missing) };
      const lowered = isSettled ? { atMost: "info" as const } : {};
      yield { message: "missing", values, at: task.at, task: task.id, key: task.id, ...lowered };
    }
  },
});

const NO_FIELDS: ReadonlySet<string> = new Set();

function readFields({ lines }: TaskText): ReadonlySet<string> {
  let found = NO_FIELDS;
  for (const line of lines) {
    const field = fieldOf(line);
    if (field !== null) found = new Set([...found, field]);
  }
  return found;
}

function fieldOf(line: string): string | null {
  const match = mayBeField(line) ? KEY.exec(line.slice(0, MAX_COLUMNS)) : null;
  return match === null ? null : (FIELDS.get((match[1] ?? match[2] ?? "").trim().toLowerCase()) ?? null);
}

/** A box is none. */
function mayBeField(line: string): boolean {
  return line.charCodeAt(0) !== DASH || line.charCodeAt(2) !== BRACKET;
}
