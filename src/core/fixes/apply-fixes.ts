import { applyEdits } from "../edits/apply-edits.ts";
import type { EvaluationInput } from "../evaluation-input.ts";
import { hashText } from "../hash.ts";
import type { SourceFile, TreeFiles } from "../snapshot/source-file.ts";
import type { FileEdit } from "./fix.ts";

const decoder = new TextDecoder();

/** What is evaluated once edits are made. Null where the bytes of an edit are not where it says. */
export function withEdits(input: EvaluationInput, edits: readonly FileEdit[]): EvaluationInput | null {
  const byPath = Map.groupBy(edits, ({ path }) => path);
  const head = editTree(input.head, byPath);
  if (!input.context) return head && { ...input, head };
  const around = editTree(input.context.head, byPath);
  return head && around && { ...input, head, context: { ...input.context, head: around } };
}

function editTree(tree: TreeFiles, byPath: ReadonlyMap<string, readonly FileEdit[]>): TreeFiles | null {
  const files = tree.files.map((file) => editFile(file, byPath.get(file.path) ?? []));
  const whole = files.filter((file) => file !== null);
  return whole.length < files.length ? null : { ...tree, files: whole };
}

function editFile(file: SourceFile, edits: readonly FileEdit[]): SourceFile | null {
  if (edits.length === 0) return file;
  const bytes = applyEdits(file.bytes, edits);
  // No commit holds these bytes, so the name that caches know them by is made up.
  return bytes && { ...file, bytes, blobSha: `${file.blobSha.slice(0, 40)}+${hashText(decoder.decode(bytes))}` };
}
