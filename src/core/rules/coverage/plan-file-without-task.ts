import { z } from "zod";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";

/** A path in code: directories, and a file with an extension. */
const PATH = /`((?:[\w.@-]{1,80}\/){1,12}[\w.-]{1,80}\.[a-z][a-z0-9]{0,5})`/g;
/** So many of the plan's files must be named before one that is not is odd. */
const USAGE = 0.5;

export const planFileWithoutTask = defineRule({
  id: "coverage/plan-file-without-task",
  input: "tasks",
  summary: "Require a task for each file that the plan names",
  rationale: "A file that is planned and in no task is not written, or written unplanned.",
  level: "off",
  nursery: {
    level: "info",
    because: "plans name files that are there already: most of 106 findings in real plans",
  },
  options: z.strictObject({}),
  messages: {
    unnamed:
      "{document} names `{path}`, but no task does, so nobody will write it. Add it to a task, or drop it from the plan.",
  },
  guard: "Only exact paths in code, and only where half of them are in tasks. A task that names the directory counts.",
  examples: [
    {
      name: "A file that no task names",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\n- `src/cart.ts`\n- `src/cli/export.ts`\n",
        "specs/001-a/tasks.md": "- [ ] T001 Cart in `src/cart.ts`\n",
      },
      reports: [
        "4: plan.md names `src/cli/export.ts`, but no task does, so nobody will write it. Add it to a task, or drop it from the plan.",
      ],
      looked: "2/2",
    },
    {
      name: "All are named",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\n- `src/cart.ts`\n",
        "specs/001-a/tasks.md": "- [ ] T001 Cart in src/cart.ts\n",
      },
      reports: [],
    },
    {
      name: "A directory, and tasks without paths",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\n- `src/cart.ts`\n- `src/cli/export.ts`\n",
        "specs/001-a/tasks.md": "- [ ] T001 Cart in src/cart.ts\n- [ ] T002 Everything in src/cli/\n",
      },
      reports: [],
    },
  ],

  *check({ bundle, list }) {
    const plan = bundle.documents.find(({ role }) => role === "plan");
    const tasks = bundle.documents.find(({ file }) => file.path === list.path)?.source.text ?? "";
    const paths = new Map(
      [...(plan?.source.text.matchAll(PATH) ?? [])].map(({ index, 1: path = "" }) => [path, index]),
    );
    const unnamed = [...paths].filter(([path]) => !isNamed(tasks, path));
    const isUsed = paths.size > 0 && unnamed.length <= paths.size * (1 - USAGE);
    yield { examined: isUsed ? paths.size : 0, of: paths.size, unit: "files" };
    if (!plan || !isUsed) return;
    for (const [path, index] of unnamed) {
      const line = plan.source.lineAt(index);
      const at = { path: plan.file.path, line, endLine: line };
      yield { message: "unnamed", values: { document: fileName(plan.file.path), path }, at, key: path };
    }
  },
});

function isNamed(tasks: string, path: string): boolean {
  const directory = path.slice(0, path.lastIndexOf("/") + 1);
  return tasks.includes(path) || [" ", "`", "\n", ")", ","].some((end) => tasks.includes(`${directory}${end}`));
}
