import type { EvaluationInput } from "../core/evaluation-input.ts";
import type { SourceFile, TreeFiles } from "../core/snapshot/source-file.ts";
import type { Budgets } from "./evaluator.ts";

/** The input with every document that is too large moved to the unread ones, so that it is reported, not parsed. */
export function withinFileBudget(input: EvaluationInput, { fileBytes }: Budgets): EvaluationInput {
  const base = input.base && { ...input.base, tree: splitLarge(input.base.tree, fileBytes) };
  const context = input.context && {
    ...input.context,
    head: splitLarge(input.context.head, fileBytes),
    base: input.context.base && splitLarge(input.context.base, fileBytes),
  };
  return { ...input, head: splitLarge(input.head, fileBytes), base, ...(context ? { context } : {}) };
}

/** Bytes of all documents of an evaluation, base and context included. */
export function totalBytes({ head, base, context }: EvaluationInput): number {
  const trees = [head, base?.tree, context?.head, context?.base];
  return trees.flatMap((tree) => tree?.files ?? []).reduce((sum, file) => sum + file.bytes.length, 0);
}

function splitLarge(tree: TreeFiles, fileBytes: number): TreeFiles {
  const large = tree.files.filter((file) => file.bytes.length > fileBytes);
  if (large.length === 0) return tree;
  const unread = large.map(({ path, bytes }: SourceFile) => ({
    path,
    reason: "too-large" as const,
    size: bytes.length,
  }));
  const files = tree.files.filter((file) => file.bytes.length <= fileBytes);
  return { ...tree, files, unread: [...tree.unread, ...unread] };
}
