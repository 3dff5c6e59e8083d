import { describe, expect, it } from "vitest";
import type { SpecBundle } from "../../../src/core/bundle/spec-bundle.ts";
import type { Task } from "../../../src/core/bundle/task.ts";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { graphBundle } from "../../../src/core/evaluate.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { rules } from "../../../src/core/rules/index.ts";
import type { Rule } from "../../../src/core/rules/rule.ts";
import { STATUSES } from "../../../src/core/statuses/status.ts";
import { inputOfExample } from "./try-example.ts";

const careful = rules.filter(({ goesBy }) => goesBy !== undefined);

/** What the examples of these rules are about, each with the bundle it stands in. */
const lists = careful.flatMap((rule) =>
  rule.examples.flatMap((example) => {
    const { bundles, head, config } = inputOfExample(rule, example);
    return bundles.flatMap((location) => {
      const { bundle } = graphBundle(location, head, config, {});
      return bundle.taskList ? [{ bundle, list: bundle.taskList }] : [];
    });
  }),
);

/** Tasks as an edit may leave them that moves nothing and changes nothing that graphs are built from. */
function editsOf(task: Task): Task[] {
  const { facts, marks } = task;
  const withFacts = (changed: Partial<Task["facts"]>) => ({ ...task, facts: { ...facts, ...changed } });
  return [
    { ...task, title: "Watch the herd" },
    { ...task, title: "Update the docs and review everything (final)" },
    { ...task, title: "" },
    ...STATUSES.map((status) => ({ ...task, status })),
    ...STATUSES.map((status) => ({ ...task, status, marks: marks.map((mark) => ({ ...mark, status })) })),
    { ...task, marks: [] },
    { ...task, marks: marks.map((mark) => ({ ...mark, written: "blocked by T001" })) },
    withFacts({ parallel: !facts.parallel }),
    withFacts({ optional: !facts.optional }),
    withFacts({ files: [], declaredFiles: [] }),
    withFacts({ files: ["src/", "src/herd.ts"], declaredFiles: ["src/herd.ts"] }),
    withFacts({ requirements: [] }),
    withFacts({ requirements: ["FR-099"] }),
    withFacts({ acceptance: { done: 0, total: 2 } }),
    withFacts({ workOrder: null, assignee: "grace", estimate: null }),
  ];
}

function saidOf(rule: Rule, bundle: SpecBundle, list: TaskList): unknown[] {
  const input = {
    bundle: { ...bundle, taskList: list },
    list,
    graph: buildGraph(list),
    options: rule.options.parse({}),
  };
  return [...rule.check(input as unknown as Parameters<Rule["check"]>[0])];
}

/** A rule that looks at more than it says would miss what an edit brings about. */
describe.each(careful)("$id goes by what it says it goes by", (rule) => {
  it("and finds nothing new in a task of which that is the same", () => {
    const quiet = lists.filter(({ bundle, list }) => saidOf(rule, bundle, list).length === 1);
    expect(quiet.length).toBeGreaterThan(0);
    for (const { bundle, list } of quiet) {
      const before = saidOf(rule, bundle, list);
      for (const [at, task] of list.tasks.slice(0, 6).entries()) {
        const said = JSON.stringify(rule.goesBy?.(task));
        for (const edited of editsOf(task).filter((one) => JSON.stringify(rule.goesBy?.(one)) === said))
          expect(saidOf(rule, bundle, { ...list, tasks: list.tasks.with(at, edited) })).toEqual(before);
      }
    }
  });
});
