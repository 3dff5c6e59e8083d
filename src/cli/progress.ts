import type { Io } from "./io.ts";

/** How long work may take before people on a terminal are told that it goes on, in milliseconds. */
const PATIENCE = 800;
/** How often a line is printed where there is no terminal, in milliseconds. */
const INTERVAL = 3_000;

/** Told of work that may take long. */
export interface Progress {
  /** So many pieces of work are to be done. */
  expect(pieces: number): void;
  /** One more is done. */
  step(): void;
  /** All is done, or given up. */
  end(): void;
}

/**
 * Shows on stderr how far work has come: on a terminal one line that is rewritten and goes away at the end; elsewhere, and
 * only where somebody asked for it, a plain line every few seconds.
 */
export function showProgress({ err }: Pick<Io, "err">, isAskedFor: boolean): Progress {
  if (!err.isTTY && !isAskedFor) return { expect() {}, step() {}, end() {} };
  const began = performance.now();
  let pieces = 0;
  let done = 0;
  let isShown = false;
  const howFar = () => (pieces > 1 ? `: ${done} of ${pieces}` : "");
  const show = () => {
    isShown = true;
    if (err.isTTY) err.write(`\r\u001b[2Kreading the spec bundles${howFar()} …`);
    else err.write(`reading the spec bundles${howFar()}, ${Math.round((performance.now() - began) / 1_000)} s\n`);
  };
  const timer = err.isTTY ? setTimeout(show, PATIENCE) : setInterval(show, INTERVAL);
  return {
    expect: (more) => {
      pieces += more;
    },
    step: () => {
      done += 1;
      if (isShown && err.isTTY) show();
    },
    end: () => {
      clearTimeout(timer);
      if (isShown && err.isTTY) err.write("\r\u001b[2K");
      isShown = false;
    },
  };
}
