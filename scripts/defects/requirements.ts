import type { Task } from "../../src/core/bundle/task.ts";
import type { CleanBundle } from "./clean-bundle.ts";
import { linesOf } from "./clean-bundle.ts";
import { findLines, lineAt } from "./edit-lines.ts";

/** Where a task names a requirement, and how that is written there. */
export interface Named {
  readonly task: Task;
  readonly line: number;
  readonly written: string;
}

/** The place where each task names its requirement; tasks that name none are left out. */
export function namedRequirements(clean: CleanBundle): Named[] {
  return clean.list.tasks.flatMap((task) => {
    const [id] = task.facts.requirements;
    if (id === undefined) return [];
    const written = id.replace(/^AC[ -]?(?=\d+$)/, "AC: ");
    const { first, last } = linesOf(clean, task);
    const lines = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const isNaming = (text: string) => text.includes(written) && (!/^\d/.test(written) || /Requirements/.test(text));
    const line = lines.find((each) => isNaming(lineAt(clean.files, clean.list.path, each)));
    return line === undefined ? [] : { task, line, written };
  });
}

/** The line that says what a requirement is: its id in a list, or the number of a criterion below its heading. */
export function definitionOf({ files }: CleanBundle, written: string): { path: string; line: number } | null {
  const [, group, number] = /^(\d+)\.(\d+)$/.exec(written) ?? /^()AC: (\d+)$/.exec(written) ?? [];
  const pattern = number === undefined ? new RegExp(`^- .*\\*\\*${written}\\*\\*`) : new RegExp(`^${number}\\. `);
  for (const path of Object.keys(files)) {
    if (!/(?:spec|specification|prd|requirements|lantern)\.md$/.test(path)) continue;
    const from = group ? findLines(files, path, new RegExp(`^### Requirement ${group}:`))[0] : 0;
    const line = from === undefined ? undefined : findLines(files, path, pattern).find((each) => each > from);
    if (line !== undefined) return { path, line };
  }
  return null;
}
