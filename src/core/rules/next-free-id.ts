import type { Task } from "../bundle/task.ts";

/** The id after the highest one of the same make (`T177` → `T178`), or null where ids are not letters and a number. */
export function nextFreeId(id: string, tasks: readonly Task[]): string | null {
  const shape = /^([A-Za-z]+-?)(\d{1,9})$/.exec(id);
  const [, letters, digits] = shape ?? [];
  if (letters === undefined || digits === undefined) return null;
  const highest = tasks.reduce((most, task) => Math.max(most, numberAfter(letters, task.id)), 0);
  return `${letters}${String(highest + 1).padStart(digits.length, "0")}`;
}

function numberAfter(letters: string, id: string): number {
  const rest = id.startsWith(letters) ? id.slice(letters.length) : "";
  return /^\d{1,9}$/.test(rest) ? Number(rest) : 0;
}
