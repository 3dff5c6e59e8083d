import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import type { Task } from "../../bundle/task.ts";
import { type Fix, onRequest, type TextEdit } from "../../fixes/fix.ts";
import { linesOf } from "../../fixes/line-at.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { SETTLED } from "../../statuses/status.ts";
import { listWords, nameTask } from "../name-task.ts";
import { type AtOnce, filesWritten, findAtOnce } from "../parallel-tasks.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

export const parallelFileConflict = defineRule({
  id: "graph/parallel-file-conflict",
  input: "graph",
  summary: "Disallow tasks that are marked parallel in one phase to write the same file",
  rationale: "Two people who start them at once overwrite each other or meet in a merge conflict.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    conflict:
      "{tasks} are marked parallel and name the same file, {file}, so whoever does them at once changes it twice. Take the parallel mark off {last}, or let it wait for the others.",
    done: "{tasks} were marked parallel and name the same file, {file}. Not two of them are open any more, so nobody meets now. Check that the file holds all their changes.",
  },
  guard:
    "Only paths with a folder are compared, since a bare name may be in many; words with slashes, globs and folders are none, nor is a file that a task only reads (`per`, `from`, `see`). Tasks of which one waits for another cannot meet. Where fewer than two are open it is a note.",
  autofix: "`[P]` is dropped from all but the first of the tasks, only where the rule is named.",
  examples: [
    {
      name: "Two open parallel tasks with one file",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Add counters in src/lib/metrics.ts\n- [ ] T002 [P] Add timers in src/lib/metrics.ts\n",
      },
      reports: [
        '4: T001 "Add counters in src/lib/metrics.ts" and T002 "Add timers in src/lib/metrics.ts" are marked parallel and name the same file, `src/lib/metrics.ts`, so whoever does them at once changes it twice. Take the parallel mark off T002, or let it wait for the others.',
      ],
      fixed: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Add counters in src/lib/metrics.ts\n- [ ] T002 Add timers in src/lib/metrics.ts\n",
      },
      looked: "2/2",
    },
    {
      name: "Of two that are done it is a note",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [x] T001 [P] Counters in src/lib/metrics.ts\n- [x] T002 [P] Timers in src/lib/metrics.ts\n",
      },
      reports: [
        '4: T001 "Counters in src/lib/metrics.ts" and T002 "Timers in src/lib/metrics.ts" were marked parallel and name the same file, `src/lib/metrics.ts`. Not two of them are open any more, so nobody meets now. Check that the file holds all their changes.',
      ],
    },
    {
      name: "Each with a file of its own",
      kind: "valid",
      files: {
        tasks: "## Phase 1: Base\n\n- [ ] T001 [P] Counters in src/lib/a.ts\n- [ ] T002 [P] Timers in src/lib/b.ts\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "One waits for the other",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Counters in src/lib/a.ts\n- [ ] T002 [P] Timers in src/lib/a.ts (depends on T001)\n",
      },
      reports: [],
    },
    {
      name: "A file that both only read",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Counters in src/lib/a.ts per docs/metrics.md\n- [ ] T002 [P] Timers in src/lib/b.ts per docs/metrics.md\n",
      },
      reports: [],
    },
  ],

  goesBy: (task) => (task.facts.parallel ? [task.status, filesWritten(task)] : null),

  *check({ bundle, list, graph }) {
    const { marked, groups, canMeet } = findAtOnce(list, graph);
    const naming = marked.filter((task) => filesWritten(task).length > 0);
    yield { examined: naming.length, of: marked.length, unit: "parallel tasks" };
    for (const group of groups) {
      for (const [file, tasks] of byFile(group))
        if (tasks.length > 1) yield* conflict(file, tasks, canMeet, tasksDocument(bundle, list));
    }
  },
});

function byFile(group: readonly Task[]): ReadonlyMap<string, readonly Task[]> {
  const tasks = new Map<string, Task[]>();
  for (const task of group) {
    for (const file of filesWritten(task)) {
      const known = tasks.get(file);
      if (known) known.push(task);
      else tasks.set(file, [task]);
    }
  }
  return tasks;
}

/** Neighbours alone are compared: a file that all name would otherwise cost the square of their number. */
function* conflict(file: string, tasks: readonly Task[], canMeet: AtOnce["canMeet"], document: Document | null) {
  const open = tasks.filter(({ status }) => !SETTLED.has(status));
  const judged = open.length > 1 ? open : tasks;
  const meeting = judged.filter((task, at) => {
    const [before, after] = [judged[at - 1], judged[at + 1]];
    return (before && canMeet(before, task)) || (after && canMeet(task, after));
  });
  const last = meeting.at(-1);
  if (!last) return;
  const isOpen = judged === open;
  yield {
    message: isOpen ? ("conflict" as const) : ("done" as const),
    values: {
      tasks: listWords(meeting.map(nameTask), 4),
      file: `\`${file}\``,
      last: last.generated ? "the last" : last.id,
    },
    at: last.at,
    related: meeting
      .slice(0, -1)
      .slice(0, 10)
      .map(({ at }) => at),
    task: last.id,
    key: `${file} ${last.phase}`,
    ...(isOpen ? {} : { atMost: "info" as const }),
    fix: document && isOpen ? oneAfterTheOther(document, meeting.slice(1)) : null,
  };
}

/** Only on request: the tasks may be told apart in another way than one after the other. */
function oneAfterTheOther({ source }: Document, later: readonly Task[]): Fix | null {
  const lineAt = linesOf(source);
  const edits = later.flatMap(({ at }): TextEdit[] => {
    const line = lineAt(at.line);
    const mark = line?.text.indexOf("[P] ") ?? -1;
    if (!line || mark < 0 || line.text.includes("[P]", mark + 3)) return [];
    const start = line.span.start + mark;
    return [{ span: { start, end: start + "[P] ".length }, text: "" }];
  });
  if (edits.length < later.length) return null;
  const intends = later.map(({ id }) => ({ path: source.path, task: id, changes: "parallel" as const }));
  return onRequest(
    textFix(
      source,
      `drop [P] from ${listWords(
        later.map(({ id }) => id),
        4,
      )}`,
      edits,
      intends,
    ),
  );
}
