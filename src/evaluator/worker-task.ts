import type { ParseOptions } from "../core/dialects/parse-task-list.ts";
import type { StatusChange } from "../core/edits/edit.ts";
import type { EvaluationInput } from "../core/evaluation-input.ts";
import type { FixChoice } from "../core/fixes/choose-fixes.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";
import type { GraphFormat } from "./evaluator.ts";

/** What a worker can be asked to do. */
export type WorkerTask =
  | { readonly kind: "evaluate"; readonly input: EvaluationInput }
  | { readonly kind: "parse"; readonly file: SourceFile; readonly reading: ParseOptions }
  | {
      readonly kind: "graph";
      readonly file: SourceFile;
      readonly format: GraphFormat;
      readonly reading: ParseOptions;
    }
  | { readonly kind: "plan-fixes"; readonly input: EvaluationInput; readonly choice: FixChoice }
  | {
      readonly kind: "plan-edits";
      readonly file: SourceFile;
      readonly changes: readonly StatusChange[];
      readonly reading: ParseOptions;
    }
  | {
      readonly kind: "waiting";
      readonly file: SourceFile;
      readonly tasks: readonly string[];
      readonly reading: ParseOptions;
    };

/** A task under the number by which its progress is told apart. */
export interface NumberedTask {
  readonly call: number;
  readonly task: WorkerTask;
}

/** What a worker says while it works: that it has begun, and each document that it parses anew. */
export type WorkerProgress =
  | { readonly call: number; readonly kind: "started" }
  | { readonly call: number; readonly kind: "parsing"; readonly path: string };

/** What a worker answers. Errors cross threads as plain data, because a clone forgets their class. */
export type WorkerReply =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "user-error"; readonly code: string; readonly message: string; readonly hint: string };
