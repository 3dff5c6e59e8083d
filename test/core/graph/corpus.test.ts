import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { tasksOf } from "../../support/bundles.ts";

const CORPUS = "../shared/corpus";

interface Truth {
  readonly file: string;
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  readonly phase_dependencies?: Readonly<Record<string, readonly string[]>>;
}

function truths(): readonly Truth[] {
  const lines = readFileSync(`${CORPUS}/truth.jsonl`, "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line): Truth => JSON.parse(line));
}

const graphOf = (file: string) => buildGraph(tasksOf(readFileSync(`${CORPUS}/${file}`)));

describe.skipIf(!existsSync(`${CORPUS}/truth.jsonl`))("files of real repositories, read by hand", () => {
  it("wait for what the reader says", () => {
    expect(truths().length).toBeGreaterThan(4);
    for (const { file, dependencies } of truths()) {
      const graph = graphOf(file);
      const found = Object.keys(dependencies).map((id) => [
        id,
        graph
          .dependenciesOf(id)
          .map(({ from }) => from)
          .sort(),
      ]);
      // What a task says of itself comes before what a section says of it, whatever its number.
      const expected = Object.entries(dependencies).map(([id, on]) => [id, [...on].sort()]);
      expect([file, Object.fromEntries(found)]).toEqual([file, Object.fromEntries(expected)]);
      expect([file, graph.cycles]).toEqual([file, []]);
    }
  });

  it("wait phase by phase for what the reader says", () => {
    const stated = truths().filter(({ phase_dependencies }) => phase_dependencies !== undefined);
    expect(stated.length).toBeGreaterThan(0);
    for (const { file, phase_dependencies } of stated) {
      const waits = Map.groupBy(graphOf(file).barriers, ({ phase }) => phase);
      const found = [...waits].map(([phase, same]) => [phase, same.flatMap(({ waitsFor }) => waitsFor)]);
      expect(Object.fromEntries(found)).toEqual(phase_dependencies);
    }
  });
});
