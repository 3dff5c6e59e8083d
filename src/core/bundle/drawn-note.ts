import type { Place } from "../markdown/place.ts";

/** What a box in a drawing made of characters says of its task in words: `│ 3.1 │ (tests - depends on all Phase 2)`. */
export interface DrawnNote {
  readonly task: string;
  /** As written, from the verb on. */
  readonly text: string;
  /** Ids that it waits for by the note; of a whole phase, those of the boxes that are drawn for it. */
  readonly waitsFor: readonly string[];
  readonly at: Place;
}
