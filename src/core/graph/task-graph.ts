import type { Task } from "../bundle/task.ts";
import type { Place } from "../markdown/place.ts";
import type { Confidence, Expression, ExpressionSource } from "../references/expression.ts";

/** `to` waits for `from`: the direction in which Mermaid draws the arrow. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly source: ExpressionSource;
  readonly confidence: Confidence;
  /** Where the dependency is written. */
  readonly at: Place;
  /** The group that was expanded into this edge (`M1`, `P3.*`), or null for a direct reference. */
  readonly via: string | null;
}

/** A phase that waits for other phases or for a set of tasks: kept as one statement, never multiplied out into edges. */
export interface Barrier {
  readonly phase: string;
  /** Ids of phases. */
  readonly waitsFor: readonly string[];
  /** Ids of tasks, where a set of them is named: `All P0 tasks complete`. */
  readonly waitsForTasks: readonly string[];
  readonly source: ExpressionSource;
  readonly confidence: Confidence;
  readonly at: Place;
}

/**
 * A task that waits for phases with more tasks than are written out: one statement, as between phases, so that hundreds of
 * tasks that wait for hundreds cost their sum and not their product.
 */
export interface TaskBarrier {
  readonly task: string;
  /** Ids of phases; the task stands in none of them. */
  readonly waitsFor: readonly string[];
  /** What the document calls them. */
  readonly via: string;
  readonly source: ExpressionSource;
  readonly confidence: Confidence;
  readonly at: Place;
}

/** A reference that did not become an edge, and why. */
export interface Unresolved {
  readonly kind:
    | "unknown-id"
    | "unknown-phase"
    | "empty-wildcard"
    | "invalid-range"
    | "ambiguous"
    | "prose"
    | "external"
    /** `All P0 tasks` where some of them are the owner's own: read as the earlier ones, which are the candidates. */
    | "self-including"
    /** A group that further words narrow, in a way that only a reader understands; the candidates are what was used. */
    | "narrowed"
    /** `All previous phases` where there is none. */
    | "nothing-before"
    /** More edges than are expanded: the graph is incomplete, and the evaluation an error. */
    | "too-many";
  /** Id of the task that states it, or null when a phase does. */
  readonly task: string | null;
  /** Id of the phase that states it, or null when a task does. */
  readonly phase: string | null;
  readonly text: string;
  /** Defined ids that the author may have meant, nearest first, at most five. */
  readonly candidates: readonly string[];
  /** Whether the same expression also names what is waited for: `Phase 3 complete, tests passing`. */
  readonly isBeside: boolean;
  /** Whether its owner waits for it or, as `Blocks: T009` says, is waited for. */
  readonly direction: Expression["direction"];
  readonly source: ExpressionSource;
  readonly at: Place;
}

/** The dependency graph of one task list. Parallel lookups are maps so that rules stay linear. */
export interface TaskGraph {
  readonly tasks: ReadonlyMap<string, Task>;
  /** In document order of the dependent task. */
  readonly edges: readonly Edge[];
  readonly barriers: readonly Barrier[];
  /** In the order in which they are stated. */
  readonly taskBarriers: readonly TaskBarrier[];
  readonly unresolved: readonly Unresolved[];
  /** Each cycle as a path of task ids; the first id is not repeated at the end. */
  readonly cycles: readonly (readonly string[])[];
  /** Direct dependencies of a task, in document order. */
  dependenciesOf(id: string): readonly Edge[];
  /** The phases that a task itself waits for as a whole, where they are not written out as dependencies. */
  taskBarriersOf(id: string): readonly TaskBarrier[];
  /** Direct dependents of a task. */
  dependentsOf(id: string): readonly Edge[];
}
