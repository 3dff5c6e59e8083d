/** A value that survives JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A queue and what the store must know of its work. */
export interface QueueDefinition {
  readonly name: string;
  /** Attempts after the first one. */
  readonly retryLimit: number;
  /** First delay in seconds; doubled from one retry to the next. */
  readonly retryDelaySeconds: number;
  /** After this many seconds a running job counts as lost. */
  readonly expireInSeconds: number;
  /** Jobs of different groups that run at once in this process. */
  readonly concurrency: number;
}

/**
 * Work to be done. While one job of a `key` waits, further ones of that key change nothing; while one runs,
 * at most one waits. Jobs of one `group` never run at the same time, in this process or in another.
 */
export interface JobRequest {
  readonly queue: string;
  readonly key: string;
  readonly group: string;
  readonly payload: { readonly [key: string]: Json };
  readonly startAfterSeconds?: number;
  /** Work that nobody waits for: it lets all other work of its queue go first. */
  readonly isBackground?: boolean;
}

/** A job handed to its handler. */
export interface RunningJob {
  readonly id: string;
  readonly payload: Json;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** True when a failure of this attempt is final. */
  readonly isLastAttempt: boolean;
  /** Aborted when the service stops and its grace is over. */
  readonly signal: AbortSignal;
}

/** A handler that throws is retried after the queue's delay. */
export type JobHandler = (job: RunningJob) => Promise<void>;

export interface JobQueue {
  send(request: JobRequest): Promise<void>;
  /** Starts taking jobs of a defined queue. */
  work(queue: string, handler: JobHandler): Promise<void>;
  /** Numbers for `/metrics`. */
  depths(): Promise<readonly { readonly queue: string; readonly waiting: number; readonly active: number }[]>;
}
