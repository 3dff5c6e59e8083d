import assert from "node:assert/strict";
import fc from "fast-check";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { graphAsJson } from "../../../src/core/graph/json.ts";
import { renderMermaid } from "../../../src/core/graph/mermaid.ts";
import type { TaskGraph } from "../../../src/core/graph/task-graph.ts";
import { dialectGenerators } from "../dialects/index.ts";
import { parseText } from "./parse-document.ts";
import type { FuzzProperty } from "./property.ts";

const documents = fc.oneof(...dialectGenerators.map((dialect) => dialect.documents));

/** What is printed of a graph says what the graph says: its nodes, its edges, an order that respects them. */
export const renderedGraphs: FuzzProperty = {
  name: "graphs: JSON and Mermaid read back as the graph they were rendered from",
  weight: 10,
  property: fc.property(documents, ({ path, text }) => {
    const { list } = parseText(text, path);
    const graph = buildGraph(list);
    checkJson(JSON.parse(JSON.stringify(graphAsJson(list, graph))), graph);
    const drawn = renderMermaid(list, graph);
    assert.equal(drawn === null, graph.edges.length + graph.barriers.length === 0);
    if (drawn !== null && isOfTasksAlone(graph)) assert.deepEqual(pairsDrawn(drawn), pairsOf(graph.edges));
  }),
};

/** An arrow from a whole phase stands for many edges. */
function isOfTasksAlone({ barriers, edges }: TaskGraph): boolean {
  return barriers.length === 0 && edges.every(({ via }) => via === null);
}

type Printed = Pick<ReturnType<typeof graphAsJson>, "nodes" | "edges" | "waves" | "criticalPath">;

function checkJson({ nodes, edges, waves, criticalPath }: Printed, graph: TaskGraph): void {
  assert.deepEqual(
    nodes.map(({ id, status }) => [id, status]),
    [...graph.tasks.values()].map(({ id, status }) => [id, status]),
  );
  assert.deepEqual(pairsOf(edges), pairsOf(graph.edges));
  const waveOf = new Map(waves.flatMap((wave, at) => wave.map((id) => [id, at] as const)));
  for (const { from, to } of edges) {
    const [first, then] = [waveOf.get(from), waveOf.get(to)];
    assert.ok(first === undefined || then === undefined || first < then, `${from} is not in a wave before ${to}`);
  }
  assert.equal(new Set(criticalPath).size, criticalPath.length);
}

function pairsOf(edges: readonly { readonly from: string; readonly to: string }[]): string[] {
  return edges.map(({ from, to }) => `${from} -> ${to}`).sort();
}

/** Reads what Mermaid would: short names with labels that begin with a sign and the task's id, and arrows. */
function pairsDrawn(drawing: string): string[] {
  const labels = new Map<string, string>();
  for (const [, name = "", id = ""] of drawing.matchAll(/^ *(t\d+)[[({>]+"\S+ ([^\s"]+)/gm)) labels.set(name, id);
  const arrows = drawing.matchAll(/^ *(t\d+) (?:-->|-\.->) (t\d+)$/gm);
  return [...arrows].map(([, from = "", to = ""]) => `${labels.get(from)} -> ${labels.get(to)}`).sort();
}
