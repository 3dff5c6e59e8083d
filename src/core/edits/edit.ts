import type { Status } from "../statuses/status.ts";

/** Replaces exactly `oldBytes` at `byteStart`; anything else there means that the file is not the one planned on. */
export interface ByteEdit {
  readonly byteStart: number;
  readonly oldBytes: Uint8Array;
  readonly newBytes: Uint8Array;
  /** For commit messages and dry runs: `T012 done`. */
  readonly why: string;
}

/** What some documents write down beside a status; core has no clock and knows nobody. */
export interface ChangeRecord {
  /** The day of the change, `2026-11-21`, or null where nobody said. */
  readonly today: string | null;
  /** Who completed it, as it is to be written: `@alice`. */
  readonly by: string | null;
  /** Where it was done, as it is to be written: `#42`. */
  readonly reference: string | null;
}

/** A wanted change of status. */
export interface StatusChange {
  readonly task: string;
  readonly to: Status;
  /** Asked for by documents that keep a line or a table row of what was completed. */
  readonly record?: ChangeRecord;
}

/** Why an edit was not made. The file stays as it is. */
export interface EditRefusal {
  readonly task: string;
  readonly reason: string;
  /** What could be done so that it can be made. */
  readonly hint: string;
  /** Ids that can only be changed together, where that is why; absent otherwise. */
  readonly together?: readonly string[];
}

/** The outcome of planning status changes on one file. */
export interface EditPlan {
  readonly path: string;
  readonly blobSha: string;
  readonly edits: readonly ByteEdit[];
  /** Tasks that these edits change. */
  readonly changed: readonly string[];
  /** Tasks that already have the wanted status. */
  readonly unchanged: readonly string[];
  readonly refusals: readonly EditRefusal[];
  /** The whole file after the edits; the same bytes as before when there are none. */
  readonly after: Uint8Array;
}
