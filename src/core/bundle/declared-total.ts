import type { Place, Span } from "../markdown/place.ts";
import type { Status } from "../statuses/status.ts";

/** A count that the document states about itself: `**Total Tasks:** 94`. */
export interface DeclaredTotal {
  /** The label as written. */
  readonly label: string;
  /** The words around a number that stands with others, `Progress: 12/62 tasks`: the label alone does not say which it is. */
  readonly said?: string;
  readonly value: number;
  /** What is counted. */
  readonly counts:
    | { readonly kind: "all" }
    | { readonly kind: "status"; readonly status: Status }
    | { readonly kind: "phase"; readonly phase: string }
    /** Several phases together: `Setup + Foundational (35 tasks)`, an MVP. */
    | { readonly kind: "phases"; readonly phases: readonly string[] }
    | { readonly kind: "parallel" }
    /** Tasks that are parts of others: `Total subtasks`; and those that have parts: `Work packages`. */
    | { readonly kind: "parts" }
    | { readonly kind: "wholes" }
    /** What is not done yet: `Remaining`. */
    | { readonly kind: "open" }
    /** How many of a hundred are done. */
    | { readonly kind: "percent" };
  /** Id of the phase whose section it stands in: only that phase's tasks count. Absent where all of the document do. */
  readonly within?: string;
  /** It stands in front matter, which belongs to a tool: no edit touches it. */
  readonly fixed?: true;
  readonly at: Place;
  /** Exactly the digits. */
  readonly span: Span;
}

/** A count whose value is still a placeholder: `**Total Tasks:** [Number]`. */
export interface UnfilledTotal {
  /** The label as written. */
  readonly label: string;
  /** The placeholder as written. */
  readonly text: string;
  readonly at: Place;
}
