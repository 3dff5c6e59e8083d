import type { Config } from "../core/config/config.ts";
import { readingOf } from "../core/config/reading-of.ts";
import { UserError } from "../core/errors.ts";
import type { Completion, WaitingFor } from "../core/report/completion.ts";
import type { SourceFile } from "../core/snapshot/source-file.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";

/** Who waits for what merges completed, on the bytes of the branch. A document that cannot be read tells of nobody. */
export async function readWaiting(
  files: readonly SourceFile[],
  completions: readonly Completion[],
  evaluator: Evaluator,
  config: Config,
): Promise<WaitingFor> {
  const entries = await Promise.all(
    files.map(async (file): Promise<readonly (readonly [string, readonly string[]])[]> => {
      const tasks = completions.filter(({ tasksPath }) => tasksPath === file.path).map(({ task }) => task);
      const found = await waitingIn(file, tasks, evaluator, config);
      return found.map(({ task, waiting }) => [placeOf({ tasksPath: file.path, task }), waiting]);
    }),
  );
  const known = new Map(entries.flat());
  return (completion) => known.get(placeOf(completion)) ?? null;
}

async function waitingIn(file: SourceFile, tasks: readonly string[], evaluator: Evaluator, config: Config) {
  try {
    return await evaluator.waiting(file, tasks, readingOf(config, file.path));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [];
  }
}

function placeOf({ tasksPath, task }: Pick<Completion, "tasksPath" | "task">): string {
  return `${tasksPath}\n${task}`;
}
