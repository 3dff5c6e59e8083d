import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LRUCache } from "lru-cache";
import { UserError } from "../core/errors.ts";
import type { EvaluationInput } from "../core/evaluation-input.ts";
import type { FixPlan } from "../core/fixes/plan-fixes.ts";
import type { Evaluation } from "../core/report/evaluation.ts";
import { failedEvaluation } from "../core/report/failed-evaluation.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";
import { DEFAULT_BUDGETS } from "./budgets.ts";
import { digestOf } from "./digest.ts";
import type { Budgets, Evaluator } from "./evaluator.ts";
import { failureOf, tooLargeFailure, toUserError } from "./failures.ts";
import { WorkerPool } from "./pool.ts";
import { totalBytes, withinFileBudget } from "./within-budget.ts";
import { WorkerLost } from "./worker-lost.ts";
import type { WorkerReply, WorkerTask } from "./worker-task.ts";

/** Evaluations that are kept, by the digest of their input. */
const KEPT_EVALUATIONS = 256;

export interface EvaluatorOptions {
  /** Called for each document that is parsed anew; one answered from a cache is not. */
  readonly onParse?: (path: string) => void;
  /** Called for the log with what is thrown in a worker and with threads that die; a time-out is a document's doing. */
  readonly onBug?: (error: unknown) => void;
}

/** An evaluator with worker threads of its own. The first call starts a thread; `close` ends them all. */
export function createEvaluator(budgets: Partial<Budgets> = {}, options: EvaluatorOptions = {}): Evaluator {
  return new PooledEvaluator({ ...DEFAULT_BUDGETS, ...budgets }, options);
}

class PooledEvaluator implements Evaluator {
  readonly #budgets: Budgets;
  readonly #options: EvaluatorOptions;
  readonly #pool: WorkerPool;
  readonly #evaluations = new LRUCache<string, Promise<Evaluation>>({ max: KEPT_EVALUATIONS });
  #closed = false;

  constructor(budgets: Budgets, options: EvaluatorOptions) {
    this.#budgets = budgets;
    this.#options = options;
    this.#pool = new WorkerPool(workerFile(), budgets, options.onParse ?? (() => {}));
  }

  async evaluate(input: EvaluationInput): Promise<Evaluation> {
    this.#refuseWhenClosed();
    const bytes = totalBytes(input);
    const limit = this.#budgets.totalBytes;
    if (bytes > limit) return failedEvaluation(tooLargeFailure(null, bytes, limit));
    const digest = digestOf(input);
    const evaluation = this.#evaluations.get(digest) ?? this.#evaluateAnew(withinFileBudget(input, this.#budgets));
    this.#evaluations.set(digest, evaluation);
    // A time-out may be the machine's fault: it is not kept, so that a later call tries again.
    if ((await evaluation).outcome === "error") this.#evaluations.delete(digest);
    return evaluation;
  }

  parse: Evaluator["parse"] = (file, reading = {}) => this.#onFile(file, { kind: "parse", file, reading });

  graph: Evaluator["graph"] = (file, format, reading = {}) =>
    this.#onFile(file, { kind: "graph", file, format, reading });

  planEdits: Evaluator["planEdits"] = (file, changes, reading = {}) =>
    this.#onFile(file, { kind: "plan-edits", file, changes, reading });

  waiting: Evaluator["waiting"] = (file, tasks, reading = {}) =>
    this.#onFile(file, { kind: "waiting", file, tasks, reading });

  planFixes: Evaluator["planFixes"] = async (input, choice) => {
    this.#refuseWhenClosed();
    const bytes = totalBytes(input);
    const limit = this.#budgets.totalBytes;
    if (bytes > limit) throw toUserError(tooLargeFailure(null, bytes, limit));
    try {
      return await this.#run<FixPlan>({ kind: "plan-fixes", input: withinFileBudget(input, this.#budgets), choice });
    } catch (error) {
      this.#refuseWhenClosed();
      throw error instanceof UserError ? error : toUserError(failureOf(error, null, this.#budgets), error);
    }
  };

  async close(): Promise<void> {
    this.#closed = true;
    await this.#pool.close();
  }

  async #evaluateAnew(input: EvaluationInput): Promise<Evaluation> {
    try {
      return await this.#run<Evaluation>({ kind: "evaluate", input });
    } catch (error) {
      this.#refuseWhenClosed();
      return failedEvaluation(failureOf(error, null, this.#budgets));
    }
  }

  async #onFile<Value>(file: SourceFile, task: WorkerTask): Promise<Value> {
    this.#refuseWhenClosed();
    const { fileBytes } = this.#budgets;
    if (file.bytes.length > fileBytes) throw toUserError(tooLargeFailure(file.path, file.bytes.length, fileBytes));
    try {
      return await this.#run<Value>(task);
    } catch (error) {
      this.#refuseWhenClosed();
      throw error instanceof UserError ? error : toUserError(failureOf(error, file.path, this.#budgets), error);
    }
  }

  async #run<Value>(task: WorkerTask): Promise<Value> {
    const reply = (await this.#pool.run(task).catch((error: unknown) => {
      if (!this.#closed && !isTimeout(error)) this.#options.onBug?.(error);
      throw error;
    })) as WorkerReply;
    if (reply.kind === "user-error") throw new UserError(reply.code, reply.message, reply.hint);
    return reply.value as Value;
  }

  #refuseWhenClosed(): void {
    if (this.#closed)
      throw new UserError("closed", "The evaluator is closed.", "Try again once the service is running.");
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof WorkerLost && error.fate === "timeout";
}

/** The worker beside this file: TypeScript in a clone, JavaScript in a release. */
function workerFile(): string {
  const typescript = fileURLToPath(new URL("./worker.ts", import.meta.url));
  return existsSync(typescript) ? typescript : typescript.replace(/\.ts$/, ".js");
}
