import { createBell } from "./bell.ts";

/** Retries and delayed jobs are not announced, and no word reaches a process whose connection broke: how late they may be noticed. */
export const LOOK_AGAIN_MS = 1000;

export interface Dispatcher {
  /** Looks for jobs now. */
  wake(): void;
  /** Fetches no more; resolves when nothing that it started runs any more. */
  stop(): Promise<void>;
}

export interface DispatcherOptions<Job> {
  /** Jobs that run at once. */
  readonly concurrency: number;
  /** Takes one job, or finds none. Never called twice at once. */
  readonly fetch: () => Promise<Job | undefined>;
  readonly run: (job: Job) => Promise<void>;
  /** Told about fetches and runs that throw; nothing else becomes of them. */
  readonly onError: (error: unknown) => void;
}

/** Takes jobs of one queue while it has hands free. */
export function startDispatcher<Job>({ concurrency, fetch, run, onError }: DispatcherOptions<Job>): Dispatcher {
  const bell = createBell();
  const inHand = new Set<Promise<void>>();
  let isStopped = false;

  const begin = (job: Job) => {
    const running = run(job)
      .catch(onError)
      .finally(() => {
        inHand.delete(running);
        bell.ring();
      });
    inHand.add(running);
  };
  const takeOne = async (): Promise<boolean> => {
    if (isStopped || inHand.size >= concurrency) return false;
    try {
      const job = await fetch();
      if (job !== undefined) begin(job);
      return job !== undefined;
    } catch (error) {
      onError(error);
      return false;
    }
  };
  const loop = async () => {
    while (!isStopped) {
      bell.hush();
      while (await takeOne());
      if (!isStopped) await bell.listen(LOOK_AGAIN_MS);
    }
    while (inHand.size > 0) await Promise.all(inHand);
  };

  const ended = loop();
  return {
    wake: bell.ring,
    stop() {
      isStopped = true;
      bell.ring();
      return ended;
    },
  };
}
