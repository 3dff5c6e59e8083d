import type { Evaluation, EvaluationFailure } from "./evaluation.ts";

/** An evaluation that could not be made at all. */
export function failedEvaluation(failure: EvaluationFailure): Evaluation {
  return { version: 1, outcome: "error", bundles: [], findings: [], looked: [], claims: [], failures: [failure] };
}
