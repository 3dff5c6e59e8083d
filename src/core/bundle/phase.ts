import type { Place } from "../markdown/place.ts";
import type { Expression } from "../references/expression.ts";

/** A group of tasks under one heading: phase, milestone or sub-phase. */
export interface Phase {
  /** `2` of `## Phase 2: …`, `M1` of `## M1: …`, `1.1` of `### Phase 1.1: …`; the heading's slug where it has no number. */
  readonly id: string;
  /** The heading text without its hashes. */
  readonly title: string;
  readonly at: Place;
  /** Id of the phase around it, or null. */
  readonly parent: string | null;
  /** What the phase as a whole waits for: heading gates and stated phase dependencies. */
  readonly expressions: readonly Expression[];
}
