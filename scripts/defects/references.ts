import type { Task } from "../../src/core/bundle/task.ts";
import type { Expression } from "../../src/core/references/expression.ts";
import type { CleanBundle } from "./clean-bundle.ts";
import { lineAt, withLine } from "./edit-lines.ts";
import type { Files } from "./judge.ts";

/** A task that says in its own text what it waits for, and where. */
export interface Waiting {
  readonly task: Task;
  readonly on: string;
  readonly line: number;
}

/** Tasks that are open and wait for others by their ids, each with the last id of the line. */
export function openWaiting({ list, graph, files }: CleanBundle): Waiting[] {
  return list.tasks.flatMap((task) => {
    const stated = task.expressions.find((one) => one.references.some(({ kind }) => kind === "id"));
    if (task.status === "done" || !stated || graph.dependenciesOf(task.id).length === 0) return [];
    const on = lastId(stated);
    return on !== null && lineAt(files, list.path, stated.at.line).includes(on)
      ? [{ task, on, line: stated.at.line }]
      : [];
  });
}

function lastId({ references }: Expression): string | null {
  const last = references.at(-1);
  return last?.kind === "id" ? last.id : null;
}

/** The files with one more reference behind the last one of a task, written as that one is. */
export function withReference(
  { files, list }: CleanBundle,
  { on, line }: Waiting,
  added: string,
  keyword = true,
): Files {
  return withLine(files, list.path, line, (text) => {
    const at = text.lastIndexOf(on);
    const word = keyword && /Task $/.test(text.slice(0, at)) ? "Task " : "";
    const end = at + on.length;
    return `${text.slice(0, end)}, ${word}${added}${text.slice(end)}`;
  });
}

/** The files with words among what a task waits for; in a remark in passing they stand alone, because those beside an id explain it. */
export function withWords(clean: CleanBundle, waiting: Waiting, words: string): Files {
  const stated = waiting.task.expressions.find(({ at }) => at.line === waiting.line);
  if (stated?.source !== "inline") return withReference(clean, waiting, words, false);
  return withLine(clean.files, clean.list.path, waiting.line, (text) => text.replace(stated.text, words));
}

/** An id that looks like those of the list, and that nobody has. */
export function unknownId(id: string): string {
  return id.replace(/\d+$/, (digits) => "97".padStart(digits.length, "0"));
}

/** Ids of everything that waits for a task, directly or through others, nearest first. */
export function dependentsOf({ graph }: CleanBundle, id: string): string[] {
  const found = new Set<string>([id]);
  for (const each of found) for (const { to } of graph.dependentsOf(each)) found.add(to);
  return [...found].slice(1);
}
