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
    known ??= highestIn(tasks);
    return after(id, known)?.id ?? null;
  };
}

/** The same, and never an id twice: asked twice for one like `T177`, it answers `T178` and `T179`. */
export function nextIds(tasks: readonly Task[]): (like: string) => string | null {
  const known = highestIn(tasks);
  return (like) => {
    const next = after(like, known);
    if (next !== null) known.set(next.letters, next.number);
    return next?.id ?? null;
  };
}

function after(id: string, known: ReadonlyMap<string, number>) {
  const [, letters, digits] = SHAPE.exec(id) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const number = (known.get(letters) ?? 0) + 1;
  return { letters, number, id: `${letters}${String(number).padStart(digits.length, "0")}` };
}

function highestIn(tasks: readonly Task[]): Map<string, number> {
  const highest = new Map<string, number>();
  for (const { id } of tasks) {
    const [, letters = "", digits] = SHAPE.exec(id) ?? [];
    highest.set(letters, Math.max(highest.get(letters) ?? 0, Number(digits ?? 0)));
  }
  return highest;
}
