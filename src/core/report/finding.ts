import type { Fix } from "../fixes/fix.ts";
import type { Place } from "../markdown/place.ts";

export type Severity = "error" | "warning" | "info";

/** A rule's report with everything a reader needs. Errors that are new fail the check. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What, where, why it matters, and one thing to do. Untrusted text in it is not yet neutralised. */
  readonly message: string;
  readonly at: Place;
  readonly related: readonly Place[];
  /** Id of the task it is about, where there is one. */
  readonly task: string | null;
  /** Survives moved lines: a hash of rule, path and what it is about, never of line numbers. */
  readonly fingerprint: string;
  /** `existing` when the merge base has a finding of the same fingerprint. */
  readonly status: "new" | "existing";
  /** How it can be fixed without anybody's judgement; absent where it cannot. */
  readonly fix?: Fix;
  /** Path of a file that is to be created; absent where none is. */
  readonly creates?: string;
  /** Of a finding that somebody answers for: what it would be otherwise, and why it is not. */
  readonly waived?: {
    readonly severity: Severity;
    readonly reason: string;
    readonly until: string | null;
    readonly by: string | null;
  };
}

/** How many things a rule examined of how many there are, so that a green from nothing to check is never silent. */
export interface Looked {
  readonly rule: string;
  readonly examined: number;
  readonly of: number;
  /** What was counted: `tasks`, `documents`, `dependencies`, `totals`, `references`. */
  readonly unit: string;
}
