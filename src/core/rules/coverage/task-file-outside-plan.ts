import { z } from "zod";
import { fileName } from "../file-name.ts";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** Directories, and a file with an extension; no glob. */
const EXACT = /^(?:[\w.@-]{1,80}\/){1,12}[\w.-]{1,80}\.[a-z][a-z0-9]{0,5}$/;
/** So many of the tasks' files must be in the plan before one that is not is odd. */
const USAGE = 0.5;

export const taskFileOutsidePlan = defineRule({
  id: "coverage/task-file-outside-plan",
  input: "tasks",
  summary: "Require the plan to name each file that a task names",
  rationale: "A file that no plan speaks of was thought of on the way, and nobody has looked at whether it fits.",
  level: "off",
  nursery: {
    level: "info",
    because: "plans draw the outline and leave single files to the tasks",
  },
  options: z.strictObject({}),
  messages: {
    unplanned:
      "{task} names `{path}`, of which {document} says nothing, so nobody has planned it. Add it to the plan, or correct the path.",
  },
  guard:
    "Only exact paths, and only where the plan names half of them. A plan that names the file without its directories, or a directory around it, has named it. Tests are left out.",
  examples: [
    {
      name: "A file that the plan does not know",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\n- `src/cart.ts`\n",
        "specs/001-a/tasks.md": "- [ ] T001 Cart in src/cart.ts\n- [ ] T002 Export in cli/export.ts\n",
      },
      reports: [
        '2: T002 "Export in cli/export.ts" names `cli/export.ts`, of which plan.md says nothing, so nobody has planned it. Add it to the plan, or correct the path.',
      ],
      looked: "2/2",
    },
    {
      name: "A plan that names both",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\n- `src/cart.ts`\n- `cli/export.ts`\n",
        "specs/001-a/tasks.md": "- [ ] T001 Cart in src/cart.ts\n- [ ] T002 Export in cli/export.ts\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A tree of file names, a directory, and a test",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\n```\ncli/\n└── export.ts\n```\n\nThe pages go to `src/pages/`.\n",
        "specs/001-a/tasks.md":
          "- [ ] T001 Export in cli/export.ts\n- [ ] T002 List in src/pages/list.ts\n- [ ] T003 Test it in tests/list.test.ts\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A plan without files",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\nFirst the cart.\n",
        "specs/001-a/tasks.md": "- [ ] T001 Cart in src/cart.ts\n- [ ] T002 Export in cli/export.ts\n",
      },
      reports: [],
      looked: "0/2",
    },
  ],

  *check({ bundle, list }) {
    const plan = bundle.documents.find(({ role }) => role === "plan");
    if (!plan) return yield { examined: 0, of: 0, unit: "files" };
    const text = plan.source.text;
    const named = new Map(list.tasks.flatMap((task) => task.facts.files.filter(isExact).map((path) => [path, task])));
    const unplanned = [...named].filter(([path]) => !isPlanned(text, path));
    const isUsed = unplanned.length <= named.size * (1 - USAGE);
    yield { examined: isUsed ? named.size : 0, of: named.size, unit: "files" };
    if (!isUsed) return;
    for (const [path, task] of unplanned) {
      const values = { task: nameTask(task), path, document: fileName(plan.file.path) };
      yield { message: "unplanned", values, at: task.at, task: task.id, key: path };
    }
  },
});

function isExact(path: string): boolean {
  return EXACT.test(path) && !/(?:^|\/)(?:__tests__|tests?|specs?|e2e)\/|[._](?:test|spec)\./.test(path);
}

function isPlanned(plan: string, path: string): boolean {
  if (plan.includes(path) || plan.includes(fileName(path))) return true;
  const parts = path.split("/").slice(0, -1);
  // One directory alone, such as `src/`, is in every plan.
  return parts.some((_, upTo) => upTo > 0 && plan.includes(`${parts.slice(0, upTo + 1).join("/")}/`));
}
