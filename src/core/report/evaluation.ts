import type { Phase } from "../bundle/phase.ts";
import type { Tally } from "../bundle/task.ts";
import type { Lane } from "../config/lane-schema.ts";
import type { WaiverReport } from "../config/waivers.ts";
import type { Stake, TaskPlace } from "../snapshot/change.ts";
import type { Status } from "../statuses/status.ts";
import type { Finding, Looked } from "./finding.ts";
import type { TaskDetail } from "./task-detail.ts";

/** `error` means "could not be evaluated": it fails the check like `fail`, but is never a finding. */
export type Outcome = "pass" | "fail" | "error";

/** A task as reports name it. */
export interface TaskBrief {
  readonly id: string;
  /** True when `id` is a fingerprint, which is no name for people. */
  readonly generated: boolean;
  readonly title: string;
  readonly status: Status;
  readonly line: number;
  readonly phase: string | null;
  readonly parallel: boolean;
  readonly story: string | null;
  /** Numbers of other open pull requests that say they complete it; absent where none does, or nobody looked. */
  readonly claimedBy?: readonly number[];
}

/** An open task and the open tasks or outside parties that it waits for. */
export interface BlockedTask {
  readonly task: TaskBrief;
  readonly waitsFor: readonly string[];
}

export interface PhaseProgress {
  readonly phase: Phase;
  /** Cancelled tasks are left out of both numbers. */
  readonly tally: Tally;
}

export interface Counts {
  readonly tasks: number;
  readonly byStatus: Partial<Readonly<Record<Status, number>>>;
  readonly parallel: number;
}

/** What a merge brings. */
export interface MergeGain {
  /** How many more tasks are done after it; less than nothing where it reopens some. */
  readonly done: number;
  /** The same for each phase, in the order of `progress`. */
  readonly phases: readonly number[];
  /** How many tasks are done after it, as a whole and by phase. */
  readonly reached: { readonly done: number; readonly phases: readonly number[] };
  /** Tasks that can be started after it and could not before, most important first. */
  readonly unblocks: readonly TaskBrief[];
}

/** Everything that check run, comment and command line say about one spec bundle. Plain data: it crosses threads. */
export interface BundleReport {
  readonly path: string;
  readonly slug: string;
  readonly layout: string;
  readonly dialect: string | null;
  /** Path of the tasks document, or null. */
  readonly tasksPath: string | null;
  readonly counts: Counts;
  readonly findings: readonly Finding[];
  readonly looked: readonly Looked[];
  readonly progress: readonly PhaseProgress[];
  /** Tasks that can start now, most important first. */
  readonly ready: readonly TaskBrief[];
  readonly blocked: readonly BlockedTask[];
  /** Tasks that this change claims to complete. */
  readonly completes: readonly TaskBrief[];
  /** Ids of the tasks that this change ticks or completes and that declare no files; absent where there are none. */
  readonly undeclared?: readonly string[];
  /** Absent where there is no pull request. */
  readonly gain?: MergeGain;
  /** The tasks that commands ask about, where this bundle has them. */
  readonly details: readonly TaskDetail[];
  /** The dependency graph as Mermaid, within what GitHub draws, or null where there are no edges to draw. */
  readonly mermaid: string | null;
}

/** A claim of a pull request on a task, as its text states it. */
export interface Claim {
  /** As written: `T012` or `specs/001-auth#T012`. */
  readonly written: string;
  /** The bundle it was resolved to, or null. */
  readonly bundle: string | null;
  readonly task: string;
  /** `completes` ticks after the merge; `part-of` never does. */
  readonly kind: "completes" | "part-of";
}

/** An open task that a pull request which names none may be about. */
export interface Suggestion {
  readonly bundle: string;
  readonly task: TaskBrief;
  /** What to write for it: `T012`, or `specs/001-auth#T012` where there are more spec bundles than one. */
  readonly reference: string;
  /** Files of the task that the pull request changes, as the task names them; at most three. */
  readonly files: readonly string[];
  /** Whether the branch is called after it. */
  readonly byBranch: boolean;
}

/** What could not be read or evaluated, and why; any entry makes the outcome `error`. */
export interface EvaluationFailure {
  readonly path: string | null;
  /** Plain words, for users; names the document itself. */
  readonly reason: string;
  /** One thing to do about it. */
  readonly hint: string;
}

/** The result of evaluating the spec bundles of one tree. */
export interface Evaluation {
  readonly version: 1;
  readonly outcome: Outcome;
  readonly bundles: readonly BundleReport[];
  /** Findings that belong to no bundle. */
  readonly findings: readonly Finding[];
  readonly looked: readonly Looked[];
  readonly claims: readonly Claim[];
  readonly failures: readonly EvaluationFailure[];
  /** Tasks to name, most likely first; absent where the pull request names some, or none is near. */
  readonly suggestions?: readonly Suggestion[];
  /** What the ledger over all open pull requests is told of this one; absent without a pull request. */
  readonly ledger?: { readonly stakes: readonly Stake[]; readonly waitsFor: readonly TaskPlace[] };
  /** Every waiver there is, with what it did; absent where there are none. */
  readonly waivers?: readonly WaiverReport[];
  /** The lane that the pull request took, or absent. */
  readonly lane?: Lane;
}
