import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { TaskGraph, Unresolved } from "../graph/task-graph.ts";

const LONGEST_TITLE = 60;

/** A task in a message: its id with its title, because an id alone tells a reader nothing. */
export function nameTask(task: Pick<Task, "id" | "title" | "generated">): string {
  const title = quote(task.title);
  return task.generated ? title : `${task.id} ${title}`;
}

/** A task among many: by its id, or by its title where it has none of its own. */
export function shortName({ id, generated, title }: Pick<Task, "id" | "title" | "generated">): string {
  return generated ? quote(title) : id;
}

/** Whoever states a dependency: a task, or a phase by its title. */
export function nameOwner(
  { task, phase }: Pick<Unresolved, "task" | "phase">,
  list: TaskList,
  graph: Pick<TaskGraph, "tasks">,
): string {
  const owner = task === null ? undefined : graph.tasks.get(task);
  if (owner) return nameTask(owner);
  const title = list.phases.find(({ id }) => id === phase)?.title;
  return title === undefined ? (task ?? "A phase") : quote(title);
}

/** A document's words in a message: quoted, on one line, and cut where a message would drown in them. */
export function quote(text: string): string {
  // Cut before the white space is folded: a title may be a megabyte.
  const oneLine = text
    .slice(0, LONGEST_TITLE * 4)
    .replace(/\s+/g, " ")
    .trim();
  const characters = Array.from(oneLine);
  if (characters.length <= LONGEST_TITLE) return `"${oneLine}"`;
  return `"${characters.slice(0, LONGEST_TITLE - 1).join("")}…"`;
}

/** `A`, `A and B`, `A, B and C`; beyond `most` the rest is counted. */
export function listWords(words: readonly string[], most = 5): string {
  const shown = words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : [...words];
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}
