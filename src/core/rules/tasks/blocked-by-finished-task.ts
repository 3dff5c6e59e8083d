import { z } from "zod";
import type { StatusMark, Task } from "../../bundle/task.ts";
import { SETTLED } from "../../statuses/status.ts";
import { listWords, nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** What stands behind `Blocked by`, as far as it is a list of ids. */
const BLOCKER = /\b(?:blocked (?:by|on)|waiting (?:for|on))[ \t]+([^\r\n;.]{1,200}(?:\.\d[^\r\n;.]{0,40}){0,20})/i;
const ID = /\b(?:[A-Z]{1,6}-?)?\d+(?:\.\d+){0,4}[a-z]?\b/g;
const NO_NAME = /^(?:task|tasks|and|or)$/i;

export const blockedByFinishedTask = defineRule({
  id: "tasks/blocked-by-finished-task",
  input: "graph",
  summary: "Disallow a task that says it is blocked by tasks which are done",
  rationale: "Nothing is in its way any more, but everybody who reads the list leaves it alone.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    free: "{task} says that it is blocked by {blockers}, which {are} done, so nothing holds it up. Mark it as open or in progress, or name what blocks it now.",
  },
  guard: "A blocker that is no task of the list, or any word beside the ids, counts as something that may still block.",
  examples: [
    {
      name: "Blocked by what is done",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Schema\n  - Status: Done\n- [ ] **M1.1.2**: Queries\n  - Status: Blocked by M1.1.1\n",
      },
      reports: [
        '4: M1.1.2 "Queries" says that it is blocked by M1.1.1 "Schema", which is done, so nothing holds it up. Mark it as open or in progress, or name what blocks it now.',
      ],
      looked: "1/1",
    },
    {
      name: "Blocked by what is open",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1.1**: Schema\n  - Status: Backlog\n- [ ] **M1.1.2**: Queries\n  - Status: Blocked by M1.1.1\n",
      },
      reports: [],
    },
    {
      name: "Blocked by somebody outside too",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Schema\n  - Status: Done\n- [ ] **M1.1.2**: Queries\n  - Status: Blocked by M1.1.1 review of the vendor\n",
      },
      reports: [],
    },
  ],

  goesBy: ({ status, marks }) => [status, status === "blocked" ? marks : null],

  *check({ graph }) {
    const blocked = [...graph.tasks.values()].filter(({ status }) => status === "blocked");
    yield { examined: blocked.length, of: blocked.length, unit: "blocked tasks" };
    for (const task of blocked) {
      for (const mark of task.marks) {
        const blockers = readBlockers(mark, graph.tasks);
        if (blockers.length === 0 || !blockers.every(({ id, status }) => SETTLED.has(status) && id !== task.id))
          continue;
        const values = {
          task: nameTask(task),
          blockers: listWords(blockers.map(nameTask), 3),
          are: blockers.length === 1 ? "is" : "are",
        };
        const related = blockers.slice(0, 5).map(({ marks, at }) => marks[0]?.at ?? at);
        yield { message: "free", values, at: mark.at, related, task: task.id, key: task.id };
        break;
      }
    }
  },
});

/** The tasks that a mark names as blockers; none where it names anything else beside them. */
function readBlockers({ written }: StatusMark, tasks: ReadonlyMap<string, Task>): readonly Task[] {
  const text = BLOCKER.exec(written.slice(0, 1_000))?.[1] ?? "";
  const rest = text.replace(ID, " ").match(/\p{L}+/gu) ?? [];
  if (!rest.every((word) => NO_NAME.test(word))) return [];
  const ids = [...text.matchAll(ID)].map(([id]) => tasks.get(id));
  return ids.every((task) => task !== undefined) ? ids : [];
}
