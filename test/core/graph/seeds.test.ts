import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { tasksOf } from "../../support/bundles.ts";

const SEEDS = "../shared/seeds";

interface Truth {
  readonly seed: string;
  readonly tasks: readonly { readonly id: string; readonly deps: readonly string[] }[];
}

function graphOf(seed: string) {
  const list = tasksOf(readFileSync(`${SEEDS}/${seed}.md`));
  return buildGraph(list);
}

describe.skipIf(!existsSync(`${SEEDS}/truth.json`))("the seeds", () => {
  it.each(["003", "004"])("%s has exactly the dependencies of a careful reader, in the order written", (seed) => {
    const truths: readonly Truth[] = JSON.parse(readFileSync(`${SEEDS}/truth.json`, "utf8"));
    const tasks = truths.find((truth) => truth.seed === seed)?.tasks ?? [];
    expect(tasks.length).toBeGreaterThan(50);
    const graph = graphOf(seed);
    const found = Object.fromEntries(tasks.map(({ id }) => [id, graph.dependenciesOf(id).map(({ from }) => from)]));
    expect(found).toEqual(Object.fromEntries(tasks.map(({ id, deps }) => [id, deps])));
    expect(graph.cycles).toEqual([]);
  });

  it("004 has the barriers that its text states, the polish phase with a doubt", () => {
    const barriers = graphOf("004").barriers.map(({ phase, waitsFor, confidence }) => [phase, waitsFor, confidence]);
    expect(barriers).toEqual([
      ["2", ["1"], "high"],
      ["3", ["2"], "high"],
      ["4", ["2"], "high"],
      ["5", ["2"], "high"],
      ["6", ["2"], "high"],
      ["7", ["3", "4", "5", "6"], "medium"],
    ]);
  });

  it("003 has the gates of its rollout headings", () => {
    expect(graphOf("003").barriers.map(({ phase, waitsFor }) => [phase, waitsFor])).toEqual([
      ["1", ["M1"]],
      ["2", ["M2", "M3"]],
      ["3", ["M4"]],
    ]);
  });
});
