import { expect, it } from "vitest";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import type { Unresolved } from "../../../src/core/graph/task-graph.ts";
import { unreadParts } from "../../../src/core/graph/unread-parts.ts";
import { taskListOf } from "../../support/task-lists.ts";

const on = (line: number) => ({ path: "tasks.md", line, endLine: line });

function unread(notices: TaskList["notices"], unresolved: readonly Pick<Unresolved, "kind" | "at">[]) {
  const list = { ...taskListOf({ A: {} }), notices };
  const whole = { task: "A", phase: null, text: "all", source: "field", direction: "waits", isBeside: false } as const;
  return unreadParts(list, {
    ...buildGraph(list),
    unresolved: unresolved.map((one) => ({ ...whole, candidates: [], ...one })),
  });
}

it("a graph that says all that its document says lacks nothing", () => {
  expect(unread([], [{ kind: "prose", at: on(3) }])).toEqual([]);
  expect(unread([{ kind: "dialect", detail: "two dialects", at: on(1) } as never], [])).toEqual([]);
});

it("parts past all bounds are told from where they begin, in the document's order", () => {
  const guarded = { kind: "guard" as const, detail: "a line is too long", at: on(9) };
  const dropped = [
    { kind: "too-many" as const, at: on(4) },
    { kind: "prose" as const, at: on(5) },
    { kind: "too-many" as const, at: on(7) },
  ];
  const groups =
    "dependencies on groups expand to more than can be evaluated; from here on, 2 groups of dependencies were not read";
  expect(unread([guarded], dropped)).toEqual([
    { line: 4, reason: groups },
    { line: 9, reason: "a line is too long" },
  ]);
});

it("one group is told as one", () => {
  const [part] = unread([], [{ kind: "too-many", at: on(4) }]);
  expect(part?.reason).toContain("from here on, this group of dependencies was not read");
});
