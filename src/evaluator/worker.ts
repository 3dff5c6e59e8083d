import { parentPort } from "node:worker_threads";
import { planStatusEdits } from "../core/edits/plan-edits.ts";
import { UserError } from "../core/errors.ts";
import { evaluate } from "../core/evaluate.ts";
import { planFixes } from "../core/fixes/plan-fixes.ts";
import { describeFile } from "./describe-file.ts";
import { DocumentCache } from "./document-cache.ts";
import { drawGraph } from "./draw-graph.ts";
import { findWaiting } from "./find-waiting.ts";
import type { NumberedTask, WorkerProgress, WorkerReply, WorkerTask } from "./worker-task.ts";

/** Memory for parsed documents in each thread, in bytes. */
const CACHE_BYTES = 128 * 1024 * 1024;

let call = 0;

const documents = new DocumentCache(CACHE_BYTES, (path) => tell({ call, kind: "parsing", path }));

/** How all evaluations of this thread read. */
const CACHED = documents.options();

/** What runs in a worker thread: one task, its progress told, its result or its user's error returned as plain data. */
export function work(numbered: NumberedTask): WorkerReply {
  call = numbered.call;
  tell({ call, kind: "started" });
  try {
    return { kind: "value", value: perform(numbered.task) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, message, hint } = error;
    return { kind: "user-error", code, message, hint };
  }
}

function perform(task: WorkerTask): unknown {
  switch (task.kind) {
    case "evaluate":
      return evaluate(task.input, CACHED);
    case "parse":
      return describeFile(documents.parse(task.file, task.reading), task.file);
    case "graph":
      return drawGraph(documents.parse(task.file, task.reading), task.format);
    case "plan-fixes":
      return planFixes(task.input, task.choice, CACHED);
    case "waiting":
      return findWaiting(documents.parse(task.file, task.reading), task.tasks);
    case "plan-edits":
      return planStatusEdits(task.file, task.changes, {
        ...task.reading,
        parse: (file) => documents.parse(file, task.reading),
      });
  }
}

function tell(progress: WorkerProgress): void {
  parentPort?.postMessage(progress);
}
