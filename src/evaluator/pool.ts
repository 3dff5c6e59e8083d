import { Piscina } from "piscina";
import type { Budgets } from "./evaluator.ts";
import { Slots } from "./slots.ts";
import { WorkerLost } from "./worker-lost.ts";
import type { WorkerProgress } from "./worker-task.ts";

/** How long a thread may take to load its modules, in milliseconds; no document is involved yet. */
const START_GRACE = 30_000;

/** Idle threads end after this many milliseconds; the first one of a pool stays. */
const IDLE = 60_000;

/** A call that is running, with the document that it reached and the clock that it runs against. */
interface Call {
  readonly abort: AbortController;
  started: boolean;
  path: string | null;
  timer: NodeJS.Timeout;
}

/**
 * Runs tasks in worker threads, each under a wall clock and a heap limit. A thread that exceeds one is ended and
 * replaced; its call rejects with `WorkerLost`, and no other call notices. What the task itself throws passes through.
 * Threads see neither the environment nor the arguments of the process. The worker's module exports `work`.
 */
export class WorkerPool {
  readonly #pool: Piscina;
  readonly #slots: Slots;
  readonly #milliseconds: number;
  readonly #calls = new Map<number, Call>();
  readonly #onParse: (path: string) => void;
  #lastCall = 0;

  constructor(filename: string, budgets: Budgets, onParse: (path: string) => void) {
    this.#pool = new Piscina({
      filename,
      name: "work",
      minThreads: 0,
      maxThreads: budgets.workers,
      idleTimeout: IDLE,
      env: {},
      argv: [],
      resourceLimits: { maxOldGenerationSizeMb: budgets.heapMegabytes },
    });
    this.#slots = new Slots(budgets.workers);
    this.#milliseconds = budgets.milliseconds;
    this.#onParse = onParse;
    this.#pool.on("message", (progress: WorkerProgress) => this.#note(progress));
    this.#pool.on("error", (error: unknown) => this.#failWaiting(error));
  }

  run(task: object): Promise<unknown> {
    return this.#slots.use(() => this.#runNow(task));
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #runNow(task: object): Promise<unknown> {
    this.#lastCall += 1;
    const number = this.#lastCall;
    const abort = new AbortController();
    // Queueing and loading are not the document's doing: its own clock starts when the thread says so.
    const call: Call = {
      path: null,
      abort,
      started: false,
      timer: setTimeout(() => abort.abort(), START_GRACE + this.#milliseconds),
    };
    this.#calls.set(number, call);
    try {
      return await this.#pool.run({ call: number, task }, { signal: abort.signal });
    } catch (error) {
      throw this.#explain(error, call);
    } finally {
      clearTimeout(call.timer);
      this.#calls.delete(number);
    }
  }

  #note(progress: WorkerProgress): void {
    const call = this.#calls.get(progress.call);
    if (progress.kind === "parsing") this.#onParse(progress.path);
    if (call === undefined) return;
    if (progress.kind === "parsing") {
      call.path = progress.path;
      return;
    }
    call.started = true;
    clearTimeout(call.timer);
    call.timer = setTimeout(() => call.abort.abort(), this.#milliseconds);
  }

  /** A thread died with no call on it. When it was starting, the call that it was started for would wait in vain. */
  #failWaiting(error: unknown): void {
    for (const call of this.#calls.values()) if (!call.started) call.abort.abort(error);
  }

  #explain(error: unknown, call: Call): unknown {
    const { aborted, reason } = call.abort.signal;
    if (aborted) return new WorkerLost(call.started ? "timeout" : "crash", call.path, { cause: reason });
    return isThreadDeath(error) ? new WorkerLost("crash", call.path, { cause: error }) : error;
  }
}

/** Node reports the heap limit by code; piscina reports an exit by message alone. */
function isThreadDeath(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") || /^worker exited with code/.test(error.message)
  );
}
