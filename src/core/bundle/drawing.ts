import type { Place } from "../markdown/place.ts";

/** A node of a diagram, with what its id or label names. */
export interface DrawnNode {
  readonly id: string;
  readonly label: string;
  /** Ids of the tasks or phases that it may stand for, best first; empty for a node that names none. */
  readonly names: readonly { readonly kind: "id" | "phase"; readonly id: string }[];
  /** Of a subgraph, the nodes inside. */
  readonly members: readonly string[];
  readonly at: Place;
}

/** A Mermaid diagram or a plan of waves in JSON. */
export interface Drawing {
  readonly kind: "mermaid" | "waves";
  readonly nodes: readonly DrawnNode[];
  /** `to` waits for `from`, by node id; an end may be a subgraph. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly at: Place }[];
  /** Why it was not read, in plain words, or null. */
  readonly problem: string | null;
  readonly at: Place;
}
