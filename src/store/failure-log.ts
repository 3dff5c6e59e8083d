import type { LogFields } from "../ports/log.ts";

const AGAIN_AFTER_MS = 60_000;

/** Keeps a failure that repeats from filling the log: told the first time, then once a minute at most, then its end. */
export interface FailureLog {
  /** `source` is whatever fails and works by itself, such as one of several queues. */
  failed(source: string, fields: LogFields): void;
  worked(source: string): void;
}

interface Told {
  /** `untold` is how many failures were not told since the last one. */
  readonly failing: (fields: LogFields & { readonly untold: number }) => void;
  /** Told when every source works that failed, if their failing was told. */
  readonly working: () => void;
  readonly nowMs?: () => number;
}

export function createFailureLog({ failing, working, nowMs = () => performance.now() }: Told): FailureLog {
  const sources = new Set<string>();
  let toldAt = Number.NEGATIVE_INFINITY;
  let untold = 0;
  let isTold = false;
  return {
    failed(source, fields) {
      sources.add(source);
      if (nowMs() - toldAt < AGAIN_AFTER_MS) {
        untold++;
        return;
      }
      failing({ ...fields, untold });
      toldAt = nowMs();
      untold = 0;
      isTold = true;
    },
    worked(source) {
      if (!sources.delete(source) || sources.size > 0 || !isTold) return;
      isTold = false;
      working();
    },
  };
}
