import type { Status } from "../statuses/status.ts";

/** Replaces exactly `oldBytes` at `byteStart`; anything else there means that the file is not the one planned on. */
export interface ByteEdit {
  readonly byteStart: number;
  readonly oldBytes: Uint8Array;
  readonly newBytes: Uint8Array;
  /** For commit messages and dry runs: `T012 done`. */
  readonly why: string;
}

/** A wanted change of status. */
export interface StatusChange {
  readonly task: string;
  readonly to: Status;
}

/** Why an edit was not made. The file stays as it is. */
export interface EditRefusal {
  readonly task: string;
  readonly reason: string;
  /** What could be done so that it can be made. */
  readonly hint: string;
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
