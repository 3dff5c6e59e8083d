import type { Place } from "../markdown/place.ts";
import type { Reference } from "../references/expression.ts";

/** `Critical path: T001 -> T004 -> T009`: a chain that the graph should imply. */
export interface DeclaredOrder {
  readonly kind: "critical-path" | "order";
  /** Each step's references; a step of several is a group. */
  readonly steps: readonly (readonly Reference[])[];
  readonly text: string;
  readonly at: Place;
}

/** `T003, T004 and T005 can run in parallel`. */
export interface ParallelSet {
  /** The task that says so of itself, or null where a list does. */
  readonly task: string | null;
  readonly references: readonly Reference[];
  /** The references by who runs beside whom, where it says so: those of one side may wait for one another. */
  readonly sides?: readonly (readonly Reference[])[];
  /** How many it says there are, or null. */
  readonly declaredCount: number | null;
  /** Id of the phase that it speaks about, or null. */
  readonly phase: string | null;
  readonly text: string;
  readonly at: Place;
}
