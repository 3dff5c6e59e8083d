import type fc from "fast-check";
import type { Status } from "../../../src/core/statuses/status.ts";

/** A task that a generated document holds. */
export interface ExpectedTask {
  /** Null where the document gives it none. */
  readonly id: string | null;
  /** The words that its title begins with. */
  readonly title: string;
  readonly line: number;
  readonly parallel?: boolean;
  readonly status: Status;
  /** Ids of the tasks that it names as its dependencies. */
  readonly dependsOn: readonly string[];
}

/** A document together with what a careful reader finds in it. */
export interface GeneratedDocument {
  readonly path: string;
  readonly text: string;
  /** Id of the dialect that it is read as, where three tasks or its directory tell. */
  readonly dialect: string;
  readonly tasks: readonly ExpectedTask[];
  /** The lines of the tasks of each phase, where the document has phases. */
  readonly phases?: readonly (readonly number[])[];
}

/** The documents of one dialect, in all the ways of writing that it knows. */
export interface DialectGenerator {
  readonly name: string;
  readonly documents: fc.Arbitrary<GeneratedDocument>;
}
