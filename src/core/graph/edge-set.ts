import { isSurer } from "./confidence.ts";
import type { Barrier, Edge, TaskBarrier } from "./task-graph.ts";

/** What a phase waits for by one statement. */
interface Gate extends Omit<Barrier, "waitsFor" | "waitsForTasks"> {
  readonly kind: "phase" | "task";
  readonly waited: string;
}

/** Edges and barriers while a graph is built: each pair once, with the surest statement of it. */
export class EdgeSet {
  readonly #edges = new Map<string, Map<string, Edge>>();
  readonly #gates = new Map<string, Gate>();
  readonly #taskBarriers = new Map<string, TaskBarrier>();

  addEdge(edge: Edge): void {
    const into = this.#edges.get(edge.to) ?? new Map<string, Edge>();
    this.#edges.set(edge.to, into);
    const known = into.get(edge.from);
    if (!known || isSurer(edge.confidence, known.confidence)) into.set(edge.from, edge);
  }

  addGate(gate: Gate): void {
    const key = JSON.stringify([gate.phase, gate.kind, gate.waited]);
    const known = this.#gates.get(key);
    if (!known || isSurer(gate.confidence, known.confidence)) this.#gates.set(key, gate);
  }

  addTaskBarrier(barrier: TaskBarrier): void {
    const key = JSON.stringify([barrier.task, barrier.waitsFor]);
    const known = this.#taskBarriers.get(key);
    if (!known || isSurer(barrier.confidence, known.confidence)) this.#taskBarriers.set(key, barrier);
  }

  taskBarriers(): TaskBarrier[] {
    return [...this.#taskBarriers.values()];
  }

  /** In the order of `ids`; within a task in the order in which its dependencies were stated. */
  edges(ids: Iterable<string>): Edge[] {
    return [...ids].flatMap((id) => [...(this.#edges.get(id)?.values() ?? [])]);
  }

  /** One barrier per phase, line and confidence, in the order in which they were stated. */
  barriers(): Barrier[] {
    const statements = Map.groupBy(this.#gates.values(), ({ phase, at, confidence }) =>
      JSON.stringify([phase, at.line, confidence]),
    );
    return [...statements.values()].flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const { phase, source, confidence, at } = first;
      return [
        { phase, waitsFor: waitedIn(same, "phase"), waitsForTasks: waitedIn(same, "task"), source, confidence, at },
      ];
    });
  }
}

function waitedIn(gates: readonly Gate[], kind: Gate["kind"]): string[] {
  return gates.filter((gate) => gate.kind === kind).map(({ waited }) => waited);
}
