import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { type Fix, onRequest } from "../../fixes/fix.ts";
import { linesOf } from "../../fixes/line-at.ts";
import { textFix } from "../../fixes/text-fix.ts";
import type { ParallelReport } from "../../graph/compare-orders.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import type { SourceText } from "../../markdown/source-text.ts";
import { declaredShape } from "../declared-shape.ts";
import { listWords, nameTask, quote } from "../name-task.ts";
import { namesTasks } from "../parallel-tasks.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

const LONGEST_LINE = 2_000;

export const parallelNotMarked = defineRule({
  id: "graph/parallel-not-marked",
  input: "graph",
  summary: "Require tasks that a parallel list names to carry the parallel mark",
  rationale: "Whoever reads the task alone does not learn that it can be started now.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    unmarked:
      "{text} lists {tasks}, and {verb} not marked parallel. Mark what can be done at once, or take it off the list.",
  },
  guard:
    "Only in lists of single tasks and ranges of which more than half is marked: elsewhere the list itself is the mark.",
  autofix: "`[P]` is written behind the id, only where the rule is named: the list may be wrong.",
  examples: [
    {
      name: "One of three is not marked",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T003 can run in parallel\n",
      },
      reports: [
        '9: "**Phase 1**: T001-T003 can run in parallel" lists T003 "Guide", and it is not marked parallel. Mark what can be done at once, or take it off the list.',
      ],
      fixed: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 [P] Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T003 can run in parallel\n",
      },
      looked: "1/1",
    },
    {
      name: "All are marked",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 [P] Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T003 can run in parallel\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A document that has lists in place of marks",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Views\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T002 can run in parallel\n",
      },
      reports: [],
    },
  ],

  *check({ bundle, list, graph }) {
    const lists = declaredShape(list, graph).parallel.filter(({ set }) => set.task === null);
    const single = lists.filter((report) => namesTasks(report, graph));
    yield { examined: single.length, of: lists.length, unit: "parallel lists" };
    const source = tasksDocument(bundle, list)?.source;
    for (const report of single) yield* unmarked(report, graph, source);
  },
});

function* unmarked({ set, units }: ParallelReport, graph: TaskGraph, source: SourceText | undefined) {
  const tasks = units.flatMap(({ kind, id }) => (kind === "task" ? (graph.tasks.get(id) ?? []) : []));
  const bare = tasks.filter(({ facts, status }) => !facts.parallel && status !== "cancelled");
  const [first] = bare;
  if (!first || bare.length * 2 >= tasks.length) return;
  yield {
    message: "unmarked" as const,
    values: {
      text: quote(set.text),
      tasks: listWords(bare.map(nameTask)),
      verb: bare.length === 1 ? "it is" : "they are",
    },
    at: set.at,
    related: bare.slice(0, 10).map(({ at }) => at),
    task: first.id,
    key: `${first.id} ${set.text}`,
    fix: source ? fixOf(source, bare) : null,
  };
}

function fixOf(source: SourceText, bare: readonly Task[]): Fix | null {
  const lineAt = linesOf(source);
  const edits = bare.flatMap(({ id, generated, at }) => {
    const line = lineAt(at.line);
    const start = generated ? -1 : (line?.text.slice(0, LONGEST_LINE).indexOf(`] ${id} `) ?? -1);
    if (line === null || start < 0) return [];
    const end = line.span.start + start + `] ${id}`.length;
    return [{ span: { start: end, end }, text: " [P]" }];
  });
  const intends = bare.map(({ id }) => ({ path: source.path, task: id, changes: "parallel" as const }));
  const fix = textFix(source, `mark ${bare.map(({ id }) => id).join(", ")} with [P]`, edits, intends);
  return edits.length < bare.length ? null : onRequest(fix);
}
