import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import type { Reference } from "../../../src/core/references/expression.ts";
import { tasksOf } from "../../support/bundles.ts";
import { taskListOf } from "../../support/task-lists.ts";
import { sightings } from "./crude-detector.ts";
import { outcomesByLine } from "./outcomes.ts";

const IDS = ["T001", "T002", "T003", "M1", "M1.1", "M1.1.1", "M1.2", "2.1", "US1", "X9"];
const PHASES = ["1", "M1", "2", "2.1"];

const name = fc.constantFrom(...IDS, ...PHASES);
const confidence = fc.constantFrom("exact", "high", "medium", "low");
const reference: fc.Arbitrary<Reference> = fc.oneof(
  fc.record({ kind: fc.constant("id" as const), id: name, confidence }),
  fc.record({ kind: fc.constant("phase" as const), id: name, confidence }),
  fc.record({ kind: fc.constant("range" as const), from: name, to: name, confidence }),
  fc.record({ kind: fc.constant("wildcard" as const), prefix: name, confidence }),
  fc.record({
    kind: fc.constant("set" as const),
    of: fc.constantFrom("all", "earlier-phases", "earlier-tasks", "priority", "type", "stories"),
    filter: fc.constantFrom("P0", "setup"),
    text: fc.constant("All of them"),
    confidence,
  }),
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

/** What we write ourselves on GitHub, and notes about fixtures, are no documents with tasks. */
const OURS = /(?:^|\/)(?:note\.md$|screens(?:\/|$))/;

/** Every Markdown file below a directory that is a document and no note about one. */
function documentsIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => !OURS.test(path));
}

/** What a crude reader sees and the graph says nothing about, and how much he sees. */
function dropped(directory: string): { readonly seen: number; readonly dropped: readonly string[] } {
  let seen = 0;
  const missing = documentsIn(directory).flatMap((path) => {
    const list = tasksOf(readFileSync(path));
    const outcomes = outcomesByLine(list, buildGraph(list));
    const found = sightings(readFileSync(path, "utf8"));
    seen += found.length;
    return found
      .filter(({ line, id }) => !`${outcomes.get(line) ?? ""} ${outcomes.get(line - 1) ?? ""}`.includes(id))
      .map(({ line, id, text }) => `${path}:${line} ${id}: ${text.trim().slice(0, 120)}`);
  });
  return { seen, dropped: missing };
}

describe("a crude reader with a pen", () => {
  it("marks no id in our fixtures about which nothing is said", () => {
    const fixtures = dropped("fixtures");
    expect(fixtures.dropped).toEqual([]);
    expect(fixtures.seen).toBeGreaterThan(60);
  });

  it.skipIf(!existsSync("../shared/seeds/truth.json"))("marks none in the seeds", () => {
    const seeds = dropped("../shared/seeds");
    expect(seeds.dropped).toEqual([]);
    expect(seeds.seen).toBeGreaterThan(70);
  });

  it.skipIf(!existsSync("../shared/corpus"))("marks none in files of real repositories", () => {
    const corpus = dropped("../shared/corpus");
    expect(corpus.dropped).toEqual([]);
    expect(corpus.seen).toBeGreaterThan(150);
  });
});
