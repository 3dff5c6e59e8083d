import type { Evaluator } from "../evaluator/evaluator.ts";
import type { GitHubApp } from "../github/github.ts";
import type { ClaimLedger } from "../ports/claim-ledger.ts";
import type { CommandTrail } from "../ports/command-trail.ts";
import type { Completions } from "../ports/completions.ts";
import type { Inbox } from "../ports/inbox.ts";
import type { Intake } from "../ports/intake.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { Log } from "../ports/log.ts";
import type { Verdicts } from "../ports/verdicts.ts";

/** Everything that jobs reach the outside through. */
export interface Services {
  readonly github: GitHubApp;
  readonly evaluator: Evaluator;
  readonly queue: JobQueue;
  readonly intake: Intake;
  readonly inbox: Inbox;
  readonly verdicts: Verdicts;
  readonly completions: Completions;
  readonly claims: ClaimLedger;
  readonly trail: CommandTrail;
  /** The time that orders are given at and end by. */
  now(): Date;
}

/** What one run of a job knows beside its payload. */
export interface Run {
  readonly log: Log;
  /** True when a failure of this attempt is final, so that it has to be told rather than tried again. */
  readonly isLastAttempt: boolean;
  readonly signal: AbortSignal;
}
