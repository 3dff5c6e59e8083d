import { readTaskReferences, type TaskReference } from "../references/task-references.ts";
import type { CommandComment } from "../snapshot/command-comment.ts";
import { readInvocations } from "./read-invocations.ts";

/** The tasks that arguments name, ranges written out: `T012`, `001-auth#T012`, `T003-T005`. */
export function tasksNamed(args: readonly string[]): readonly TaskReference[] {
  return args.flatMap((arg) => (readTaskReferences(arg) ?? readTaskReferences(withCapitals(arg)))?.tasks ?? []);
}

/** People write `t012` in a hurry; tasks are looked up whatever their case. */
function withCapitals(arg: string): string {
  const at = arg.lastIndexOf("#") + 1;
  return arg.slice(0, at) + arg.slice(at).toUpperCase();
}

/** Ids of the tasks that the commands of some comments ask about or want to change. */
export function askedTasks(comments: readonly CommandComment[]): readonly string[] {
  const named = comments.flatMap(readInvocations).flatMap(({ args }) => tasksNamed(args));
  return [...new Set(named.map(({ task }) => task))];
}
