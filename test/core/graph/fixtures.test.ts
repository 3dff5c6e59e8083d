import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import type { Reference } from "../../../src/core/references/expression.ts";
import { tasksOf } from "../../support/bundles.ts";

const ROOT = "fixtures/dependencies";

/** The graph of a fixture in short sentences, as its `graph.json` holds them. */
function describeGraph(name: string) {
  const list = tasksOf(readFileSync(`${ROOT}/${name}/tasks.md`));
  const { edges, barriers, unresolved, cycles } = buildGraph(list);
  return {
    edges: edges.map(({ from, to, source, confidence, via, at }) =>
      [`${at.line}: ${to} waits for ${from}`, via === null ? "" : ` of ${via}`, ` (${source}, ${confidence})`].join(""),
    ),
    barriers: barriers.map(({ phase, waitsFor, waitsForTasks, source, confidence, at }) => {
      const waited = [...waitsFor.map((id) => `phase ${id}`), ...waitsForTasks].join(", ");
      return `${at.line}: phase ${phase} waits for ${waited} (${source}, ${confidence})`;
    }),
    unresolved: unresolved.map(
      ({ kind, task, phase, text, at }) => `${at.line}: ${task ?? `phase ${phase}`} ${kind} ${text}`,
    ),
    mentions: list.mentions.map(({ reference, at }) => `${at.line}: ${nameOf(reference)}`),
    drawings: list.drawings.map(({ kind, nodes, edges: arrows, problem }) => ({
      kind,
      nodes: nodes.length,
      arrows: arrows.length,
      problem,
    })),
    cycles,
  };
}

function nameOf(reference: Reference): string {
  if (reference.kind === "range") return `${reference.from}-${reference.to}`;
  return "id" in reference ? reference.id : reference.kind;
}

describe("the documents in fixtures/dependencies", () => {
  const names = readdirSync(ROOT);

  it.each(names)("%s have exactly the graph that their graph.json says", (name) => {
    expect(describeGraph(name)).toEqual(JSON.parse(readFileSync(`${ROOT}/${name}/graph.json`, "utf8")));
  });

  it("are all there", () => {
    expect(names.length).toBeGreaterThan(10);
  });
});
