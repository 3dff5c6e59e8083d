import { availableParallelism } from "node:os";
import { LARGEST_DOCUMENT } from "../core/snapshot/largest-document.ts";
import type { Budgets } from "./evaluator.ts";

const MEBIBYTE = 1024 * 1024;

/** What one evaluation may cost unless the caller says otherwise. */
export const DEFAULT_BUDGETS: Budgets = {
  fileBytes: LARGEST_DOCUMENT,
  totalBytes: 32 * MEBIBYTE,
  milliseconds: 20_000,
  heapMegabytes: 512,
  workers: Math.max(1, Math.min(4, availableParallelism())),
};
