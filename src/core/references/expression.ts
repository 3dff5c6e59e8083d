import type { Place } from "../markdown/place.ts";

/** How far a reading can be trusted: blocking rules use `exact` and `high` alone, `medium` warns, the rest only informs. */
export type Confidence = "exact" | "high" | "medium" | "low";

/** Where a dependency was written. */
export type ExpressionSource = "field" | "inline" | "heading" | "phase" | "table" | "diagram" | "waves" | "statement";

/**
 * One reference inside a dependency expression, read by the grammar but not yet resolved:
 * what it names is known only once all tasks and phases of the bundle are.
 */
export type Reference =
  /** `T012`, `Task 1.1`, `M1` (task, milestone or phase group: resolution decides). */
  | { readonly kind: "id"; readonly id: string; readonly confidence: Confidence }
  /** `Phase 2`, `Phase 2 complete`. */
  | { readonly kind: "phase"; readonly id: string; readonly confidence: Confidence }
  /** `T002-T004`, both ends included, over defined ids in document order. */
  | { readonly kind: "range"; readonly from: string; readonly to: string; readonly confidence: Confidence }
  /** `P3.*`: every defined id with the prefix. */
  | { readonly kind: "wildcard"; readonly prefix: string; readonly confidence: Confidence }
  /** `All previous phases`, `All P0 tasks`, `All implementation tasks`: resolution knows the members. */
  | {
      readonly kind: "set";
      readonly of: "all" | "earlier-phases" | "earlier-tasks" | "priority" | "type" | "stories";
      /** `P0`, `implementation`; `last` for the one before alone; empty where `of` says it all. */
      readonly filter: string;
      readonly text: string;
      readonly confidence: Confidence;
    }
  /** `External team`, an issue number, a URL: somebody outside this bundle. */
  | { readonly kind: "external"; readonly text: string }
  /** Prose that names no id: a finding, never dropped. */
  | { readonly kind: "prose"; readonly text: string };

/** A place where the document states a dependency. */
export interface Expression {
  readonly source: ExpressionSource;
  /** The value as written. */
  readonly text: string;
  readonly at: Place;
  /** `waits`: the owner waits for the references. `blocks`: they wait for the owner. */
  readonly direction: "waits" | "blocks";
  /** Empty when the expression says `None`. */
  readonly references: readonly Reference[];
}
