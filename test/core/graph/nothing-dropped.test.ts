import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import type { Reference } from "../../../src/core/references/expression.ts";
import { taskListOf } from "../../support/task-lists.ts";

const IDS = ["T001", "T002", "T003", "M1", "M1.1", "M1.1.1", "M1.2", "2.1", "US1", "X9"];
const PHASES = ["1", "M1", "2", "2.1"];

const name = fc.constantFrom(...IDS, ...PHASES);
const confidence = fc.constantFrom("exact", "high", "medium", "low");
const reference: fc.Arbitrary<Reference> = fc.oneof(
  fc.record({ kind: fc.constant("id" as const), id: name, confidence }),
  fc.record({ kind: fc.constant("phase" as const), id: name, confidence }),
  fc.record({ kind: fc.constant("range" as const), from: name, to: name, confidence }),
  fc.record({ kind: fc.constant("wildcard" as const), prefix: name, confidence }),
  fc.record({ kind: fc.constant("prose" as const), text: fc.constant("the rest") }),
);
const task = fc.record({
  id: fc.constantFrom(...IDS),
  phase: fc.constantFrom(null, ...PHASES),
  waits: fc.array(reference, { minLength: 1, maxLength: 2 }),
});

describe("every reference", () => {
  it("of every task ends as an edge or as something unresolved, whatever the list looks like", () => {
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 8 }), (tasks) => {
        const list = taskListOf(
          tasks.map(({ id, ...sketch }) => [id, sketch] as const),
          { 1: {}, M1: {}, 2: { waits: ["M1"] }, "2.1": { parent: "2" } },
        );
        const graph = buildGraph(list);
        for (const { id, at, expressions } of list.tasks) {
          const ends = [
            ...graph.dependenciesOf(id),
            ...graph.unresolved.filter((entry) => entry.task === id && entry.at.line === at.line),
          ];
          expect(ends.length).toBeGreaterThan(0);
          expect(expressions.length).toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
