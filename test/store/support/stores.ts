import type { JobRequest, QueueDefinition } from "../../../src/ports/job-queue.ts";
import type { Log } from "../../../src/ports/log.ts";
import { openStore, type Store } from "../../../src/store/store.ts";
import type { TestEngine } from "./engines.ts";

/** Says nothing; set SHOW_LOG to see what the store says. */
export const quiet: Log = {
  debug: () => {},
  info: (fields, message) => show(fields, message),
  warn: (fields, message) => show(fields, message),
  error: (fields, message) => show(fields, message),
  child: () => quiet,
};

function show(fields: unknown, message: string): void {
  if (process.env.SHOW_LOG) console.log(message, fields);
}

export function queueNamed(name: string, changes: Partial<QueueDefinition> = {}): QueueDefinition {
  return { name, retryLimit: 2, retryDelaySeconds: 1, expireInSeconds: 60, concurrency: 4, ...changes };
}

export function jobFor(key: string, changes: Partial<JobRequest> = {}): JobRequest {
  return { queue: "review", key, group: "repository:1", payload: { key }, ...changes };
}

export function open(engine: TestEngine, queues: readonly QueueDefinition[], now?: () => Date): Promise<Store> {
  return openStore({ ...engine.location(), queues, log: quiet, ...(now ? { now } : {}) });
}

/** Waits until something is so; fails after `limitMs`. */
export async function until(isSo: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`still not so after ${limitMs} ms: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A promise that is resolved from outside. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}
