import type { Config } from "../core/config/config.ts";
import { readingOf } from "../core/config/reading-of.ts";
import type { EditPlan, StatusChange } from "../core/edits/edit.ts";
import { UserError } from "../core/errors.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";

/** Plans the edits of one document. One that cannot be read refuses its own edits and nobody else's. */
export async function planFile(
  file: SourceFile,
  changes: readonly StatusChange[],
  evaluator: Evaluator,
  config: Config,
): Promise<EditPlan> {
  try {
    return await evaluator.planEdits(file, changes, readingOf(config, file.path));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const refusals = changes.map(({ task }) => ({ task, reason: error.message, hint: error.hint }));
    const { path, blobSha, bytes } = file;
    return { path, blobSha, edits: [], changed: [], unchanged: [], refusals, after: bytes };
  }
}
