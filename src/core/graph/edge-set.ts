import { isSurer } from "./confidence.ts";
import type { Barrier, Edge } from "./task-graph.ts";

/** Edges and barriers while a graph is built: each pair once, with the surest statement of it. */
export class EdgeSet {
  readonly #edges = new Map<string, Map<string, Edge>>();
  readonly #barriers = new Map<
    string,
    { readonly phase: string; readonly waitsFor: string } & Omit<Barrier, "waitsFor">
  >();

  addEdge(edge: Edge): void {
    const into = this.#edges.get(edge.to) ?? new Map<string, Edge>();
    this.#edges.set(edge.to, into);
    const known = into.get(edge.from);
    if (!known || isSurer(edge.confidence, known.confidence)) into.set(edge.from, edge);
  }

  addBarrier(barrier: Omit<Barrier, "waitsFor">, waitsFor: string): void {
    const key = JSON.stringify([barrier.phase, waitsFor]);
    const known = this.#barriers.get(key);
    if (!known || isSurer(barrier.confidence, known.confidence)) this.#barriers.set(key, { ...barrier, waitsFor });
  }

  /** In the order of `ids`; within a task in the order in which its dependencies were stated. */
  edges(ids: Iterable<string>): Edge[] {
    return [...ids].flatMap((id) => [...(this.#edges.get(id)?.values() ?? [])]);
  }

  /** One barrier per phase, line and confidence, in the order in which they were stated. */
  barriers(): Barrier[] {
    const statements = Map.groupBy(this.#barriers.values(), ({ phase, at, confidence }) =>
      JSON.stringify([phase, at.line, confidence]),
    );
    return [...statements.values()].flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const { phase, source, confidence, at } = first;
      return [{ phase, waitsFor: same.map(({ waitsFor }) => waitsFor), source, confidence, at }];
    });
  }
}
