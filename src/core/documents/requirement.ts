import type { Place } from "../markdown/place.ts";

/** Something that a specification demands under a name. */
export interface Requirement {
  /**
   * `functional` and `non-functional` requirements, `success` criteria, `acceptance` criteria, user stories, and `group`
   * for the heading above numbered criteria: `Requirement 2` above 2.1 and 2.2.
   */
  readonly kind: "functional" | "non-functional" | "success" | "acceptance" | "story" | "group";
  /** `FR-012`, `SC-003`, `US2`, `2.1`, `AC 1.1.1`. */
  readonly id: string;
  readonly text: string;
  /** Id of the story or group that it stands under, or null. */
  readonly under: string | null;
  /** Whether it says that it is out of scope, deferred or optional. */
  readonly isExcluded: boolean;
  /** Whether a table's row defines it: tables repeat what lists define. */
  readonly isRow: boolean;
  readonly at: Place;
}
