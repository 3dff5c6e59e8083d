import { UserError } from "../core/errors.ts";
import type { EvaluationFailure } from "../core/report/evaluation.ts";
import type { Budgets } from "./evaluator.ts";
import { WorkerLost } from "./worker-lost.ts";

/** What an error out of a worker means for the one who asked. `path` is the document, where the error does not know it. */
export function failureOf(error: unknown, path: string | null, budgets: Budgets): EvaluationFailure {
  if (error instanceof UserError) return { path, reason: error.message, hint: error.hint };
  if (!(error instanceof WorkerLost)) return internalFailure(path);
  const where = error.path ?? path;
  if (error.fate === "timeout") {
    const reason = `Reading ${named(where)} took longer than ${budgets.milliseconds} ms and was stopped.`;
    return {
      path: where,
      reason,
      hint: "Split the document into smaller ones, flatten deeply nested parts, or try again.",
    };
  }
  const reason = `Reading ${named(where)} needed more than ${budgets.heapMegabytes} MB of memory, or stopped the worker in another way.`;
  return { path: where, reason, hint: "Split the document into smaller ones, or flatten deeply nested parts." };
}

export function tooLargeFailure(path: string | null, bytes: number, limit: number): EvaluationFailure {
  const what = path === null ? "The documents together have" : `${path} has`;
  return {
    path,
    reason: `${what} ${bytes} bytes; at most ${limit} are read.`,
    hint: "Split it into smaller documents.",
  };
}

export function toUserError({ reason, hint }: EvaluationFailure, cause?: unknown): UserError {
  return new UserError("not-evaluated", reason, hint, { cause });
}

function named(path: string | null): string {
  return path ?? "the documents";
}

function internalFailure(path: string | null): EvaluationFailure {
  return {
    path,
    reason: `An internal error stopped the evaluation of ${named(path)}; this is a fault of spec-kit-enforce, not of the document.`,
    hint: "Please report it together with the document, if you can share it.",
  };
}
