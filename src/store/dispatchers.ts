import type { JobHandler, QueueDefinition } from "../ports/job-queue.ts";
import { type Dispatcher, startDispatcher } from "./dispatcher.ts";
import type { StoredJob } from "./running-jobs.ts";

interface Outside {
  readonly fetch: (queue: string) => Promise<StoredJob | undefined>;
  readonly run: (job: StoredJob, handler: JobHandler) => Promise<void>;
  readonly onError: (queue: string, error: unknown) => void;
}

export interface Dispatchers {
  /** Gives a queue its handler; its jobs are taken from the start on. */
  work(definition: QueueDefinition, handler: JobHandler): void;
  start(): void;
  /** Makes the dispatchers of these queues look for jobs now. */
  wake(queues: Iterable<string>): void;
  wakeAll(): void;
  /** Takes no more jobs; resolves when none that was taken runs any more. */
  stop(): Promise<void>;
}

/** One dispatcher for each queue that has a handler. */
export function createDispatchers({ fetch, run, onError }: Outside): Dispatchers {
  const handlers = new Map<QueueDefinition, JobHandler>();
  const dispatchers = new Map<string, Dispatcher>();
  let isTaking = false;

  const wake = (queues: Iterable<string>) => {
    for (const queue of queues) dispatchers.get(queue)?.wake();
  };
  const take = ({ name, concurrency }: QueueDefinition, handler: JobHandler) => {
    const dispatcher = startDispatcher<StoredJob>({
      concurrency,
      fetch: () => fetch(name),
      // A group that is free again may have jobs in other queues.
      run: (job) => run(job, handler).finally(() => wake(dispatchers.keys())),
      onError: (error) => onError(name, error),
    });
    dispatchers.set(name, dispatcher);
  };

  return {
    wake,
    wakeAll: () => wake(dispatchers.keys()),
    work(definition, handler) {
      handlers.set(definition, handler);
      if (isTaking) take(definition, handler);
    },
    start() {
      isTaking = true;
      for (const [definition, handler] of handlers) take(definition, handler);
    },
    async stop() {
      isTaking = false;
      await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.stop()));
    },
  };
}
