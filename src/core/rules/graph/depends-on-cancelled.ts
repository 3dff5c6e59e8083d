import { z } from "zod";
import { type Fix, onRequest } from "../../fixes/fix.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { withoutReference } from "../../fixes/without-reference.ts";
import { isCertain } from "../../graph/confidence.ts";
import type { Edge } from "../../graph/task-graph.ts";
import type { SourceText } from "../../markdown/source-text.ts";
import { SETTLED } from "../../statuses/status.ts";
import { listWords, nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

export const dependsOnCancelled = defineRule({
  id: "graph/depends-on-cancelled",
  input: "graph",
  summary: "Disallow an open task to wait for a cancelled one",
  rationale: "What it needed will not come: either it can do without, or it needs something else.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    cancelled:
      "{task} waits for {waited}, which {are} cancelled, so what it builds on will not come. Drop the dependency, or name what takes its place.",
  },
  guard:
    "A task that is done or cancelled itself has nothing to wait for. Members of a group are not reported: a group goes on without them.",
  autofix:
    "The id is taken out of its list with commas, or out of the brackets that hold nothing else, only where the rule is named: something may take its place.",
  examples: [
    {
      name: "An open task that waits for a cancelled one",
      kind: "invalid",
      files: { tasks: "- [-] T001 Schema (cancelled)\n- [ ] T002 Views (depends on T001)\n" },
      reports: [
        '2: T002 "Views (depends on T001)" waits for T001 "Schema (cancelled)", which is cancelled, so what it builds on will not come. Drop the dependency, or name what takes its place.',
      ],
      fixed: { tasks: "- [-] T001 Schema (cancelled)\n- [ ] T002 Views\n" },
      looked: "1/1",
    },
    {
      name: "It waits for an open one",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "It is done all the same",
      kind: "false-positive",
      files: { tasks: "- [-] T001 Schema (cancelled)\n- [x] T002 Views (depends on T001)\n" },
      reports: [],
    },
  ],

  goesBy: ({ status }) => status,

  *check({ bundle, list, graph }) {
    yield { examined: graph.edges.length, of: graph.edges.length, unit: "dependencies" };
    const lost = graph.edges.filter(({ from, via, confidence }) => {
      return via === null && isCertain(confidence) && graph.tasks.get(from)?.status === "cancelled";
    });
    const source = tasksDocument(bundle, list)?.source;
    for (const [id, edges] of Map.groupBy(lost, ({ to }) => to)) {
      const task = graph.tasks.get(id);
      const [first] = edges;
      if (!task || !first || SETTLED.has(task.status)) continue;
      const waited = [...new Set(edges.map(({ from }) => from))].flatMap((from) => graph.tasks.get(from) ?? []);
      yield {
        message: "cancelled",
        values: {
          task: nameTask(task),
          waited: listWords(waited.map(nameTask)),
          are: waited.length === 1 ? "is" : "are",
        },
        at: first.at,
        related: waited.slice(0, 10).map(({ at }) => at),
        task: id,
        key: id,
        fix: source ? fixOf(source, id, edges) : null,
      };
    }
  },
});

function fixOf(source: SourceText, task: string, edges: readonly Edge[]): Fix | null {
  const edits = edges.flatMap(({ at, from }) => withoutReference(source, at, from) ?? []);
  const does = `drop ${[...new Set(edges.map(({ from }) => from))].join(", ")} from ${task}`;
  const intends = [{ path: source.path, task, changes: "dependencies" as const }];
  return edits.length < edges.length ? null : onRequest(textFix(source, does, edits, intends));
}
