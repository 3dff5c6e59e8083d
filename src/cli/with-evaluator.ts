import type { Evaluator } from "../evaluator/evaluator.ts";
import type { Io } from "./io.ts";
import { type Progress, showProgress } from "./progress.ts";

/**
 * Runs work with an evaluator of a few threads and ends them; says on stderr how far it has come when it takes long, on a
 * terminal always and elsewhere where `asksForProgress`.
 */
export async function withEvaluator<Result>(
  io: Io,
  work: (evaluator: Evaluator, progress: Progress) => Promise<Result>,
  asksForProgress = false,
): Promise<Result> {
  const { createEvaluator } = await import("../evaluator/create-evaluator.ts");
  const evaluator = createEvaluator({ workers: 2 });
  const progress = showProgress(io, asksForProgress);
  try {
    return await work(evaluator, progress);
  } finally {
    progress.end();
    await evaluator.close();
  }
}
