import type { Task } from "../bundle/task.ts";

/** `T012` as its letters and its number. */
const SHAPE = /^([A-Za-z]+-?)(\d{1,9})$/;

/**
 * Looks at a list once and answers, for an id, the one after the highest of the same make (`T177` → `T178`); null where
 * ids are not letters and a number.
 */
export function freeIds(tasks: readonly Task[]): (id: string) => string | null {
  let known: ReadonlyMap<string, number> | null = null;
  return (id) => {
    const [, letters, digits] = SHAPE.exec(id) ?? [];
    if (letters === undefined || digits === undefined) return null;
    known ??= highestIn(tasks);
    return `${letters}${String((known.get(letters) ?? 0) + 1).padStart(digits.length, "0")}`;
  };
}

function highestIn(tasks: readonly Task[]): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  for (const { id } of tasks) {
    const [, letters = "", digits] = SHAPE.exec(id) ?? [];
    highest.set(letters, Math.max(highest.get(letters) ?? 0, Number(digits ?? 0)));
  }
  return highest;
}
