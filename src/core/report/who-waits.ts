import { listWords } from "../rules/name-task.ts";
import type { Completion } from "./completion.ts";
import { codeSpan } from "./neutral-text.ts";

type Left = Pick<Completion, "task">;

const MOST_NAMED = 8;

/** Who stays blocked until the boxes of `left` say what was done: a sentence without its full stop. */
export function whoWaits<One extends Left>(
  left: readonly One[],
  waitingFor: (one: One) => readonly string[] | null,
  until: string,
): string {
  const known = left.flatMap((one) => waitingFor(one) ?? []);
  const own = new Set(left.map(({ task }) => task));
  const names = [...new Set(known)].filter((name) => !own.has(name));
  if (names.length > 0) return `${until}, ${nameThem(names)} ${names.length === 1 ? "stays" : "stay"} blocked`;
  const them = nameThem(left.map(({ task }) => task));
  if (left.every((one) => waitingFor(one) !== null)) return `No task waits for ${them}`;
  return `${until}, tasks that depend on ${them} stay blocked`;
}

/** Tasks by their names, and a count of what a sentence has no room for. */
export function nameThem(names: readonly string[]): string {
  return listWords(
    names.map((name) => codeSpan(name, 80)),
    MOST_NAMED,
  );
}
