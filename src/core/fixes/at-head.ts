import type { EvaluationInput } from "../evaluation-input.ts";
import type { SourceFile, TreeFiles } from "../snapshot/source-file.ts";

/**
 * The input with documents as they are at the head: a verdict may be about the result of the merge, but an edit is
 * made on the branch. `atHead` are those of the judged documents that have other bytes there.
 */
export function atHead(input: EvaluationInput, atHead: readonly SourceFile[]): EvaluationInput {
  if (atHead.length === 0) return input;
  const own = new Map(atHead.map((file) => [file.path, file]));
  const onBranch = (tree: TreeFiles) => ({ ...tree, files: tree.files.map((file) => own.get(file.path) ?? file) });
  const around = input.context && { context: { ...input.context, head: onBranch(input.context.head) } };
  return { ...input, head: onBranch(input.head), ...around };
}
