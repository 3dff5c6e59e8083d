import type { Evaluator } from "../evaluator/evaluator.ts";
import type { Io } from "./io.ts";

/** How long work may take before people are told that it goes on, in milliseconds. */
const PATIENCE = 800;

/** Runs work with an evaluator of a few threads and ends them; on a terminal, says so when it takes long. */
export async function withEvaluator<Result>(io: Io, work: (evaluator: Evaluator) => Promise<Result>): Promise<Result> {
  const { createEvaluator } = await import("../evaluator/create-evaluator.ts");
  const evaluator = createEvaluator({ workers: 2 });
  const clear = showProgress(io);
  try {
    return await work(evaluator);
  } finally {
    clear();
    await evaluator.close();
  }
}

function showProgress({ err }: Io): () => void {
  if (!err.isTTY) return () => {};
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    err.write("reading the spec bundles …");
  }, PATIENCE);
  return () => {
    clearTimeout(timer);
    if (shown) err.write("\r\u001b[2K");
  };
}
