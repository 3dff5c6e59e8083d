import type { TaskList } from "../core/bundle/task-list.ts";
import type { ParseOptions } from "../core/dialects/parse-task-list.ts";
import type { EditPlan, StatusChange } from "../core/edits/edit.ts";
import type { EvaluationInput } from "../core/evaluation-input.ts";
import type { FixChoice } from "../core/fixes/choose-fixes.ts";
import type { FixPlan } from "../core/fixes/plan-fixes.ts";
import type { UnreadPart } from "../core/graph/unread-parts.ts";
import type { WaitingNames } from "../core/graph/waiting-names.ts";
import type { Evaluation } from "../core/report/evaluation.ts";
import type { Finding } from "../core/report/finding.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";

/** A task document as `parse` prints it. */
export interface ParsedFile {
  readonly list: TaskList;
  /**
   * Direct dependencies after expansion, per task in document order, and the phases that it waits for as a whole, which
   * have too many tasks to be written out.
   */
  readonly dependencies: readonly {
    readonly task: string;
    readonly on: readonly string[];
    readonly onPhases: readonly string[];
  }[];
  readonly phases: readonly { readonly id: string; readonly dependsOn: readonly string[] }[];
  readonly findings: readonly Finding[];
  /** What is missing from all of this. */
  readonly unread: readonly UnreadPart[];
}

export type GraphFormat = "mermaid" | "dot" | "json";

/**
 * Core in worker threads, under budgets. A document that exceeds one makes the outcome `error`; nothing a
 * document holds can stop or slow the thread that calls.
 */
export interface Evaluator {
  /** Never rejects for what documents contain. Rejects with `UserError` only once closed. */
  evaluate(input: EvaluationInput): Promise<Evaluation>;
  /** Rejects with `UserError` when the file exceeds a budget. `reading` is how the configuration has it read. */
  parse(file: SourceFile, reading?: ParseOptions): Promise<ParsedFile>;
  graph(file: SourceFile, format: GraphFormat, reading?: ParseOptions): Promise<string>;
  /** What a mark means decides what is written. */
  planEdits(file: SourceFile, changes: readonly StatusChange[], reading?: ParseOptions): Promise<EditPlan>;
  /** Who waits for each of `tasks`; what the file does not hold is left out. Rejects as `parse` does. */
  waiting(file: SourceFile, tasks: readonly string[], reading?: ParseOptions): Promise<readonly WaitingNames[]>;
  /** Rejects with `UserError` when the input exceeds a budget: then nothing is known to be safe. */
  planFixes(input: EvaluationInput, choice: FixChoice): Promise<FixPlan>;
  close(): Promise<void>;
}

export interface Budgets {
  /** Largest document in bytes. */
  readonly fileBytes: number;
  /** All documents of one evaluation. */
  readonly totalBytes: number;
  /** Wall clock of one call, queueing left out. */
  readonly milliseconds: number;
  /** Heap of one worker. */
  readonly heapMegabytes: number;
  readonly workers: number;
}
