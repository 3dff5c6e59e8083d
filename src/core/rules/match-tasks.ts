import type { Task } from "../bundle/task.ts";

/** A task of the merge base with what became of it, or null where nothing like it is left. */
export interface MatchedTask {
  readonly earlier: Task;
  readonly later: Task | null;
}

/** Finds each earlier task again: by its id, else by its words among those whose ids are new. Linear but for words. */
export function matchTasks(before: readonly Task[], after: readonly Task[]): readonly MatchedTask[] {
  const byId = new Map(after.map((task) => [task.id, task]));
  const known = new Set(before.map(({ id }) => id));
  const fresh = after.filter(({ id }) => !known.has(id));
  const byWords = new Map(fresh.map((task) => [[...wordsOf(task.title)].sort().join(" "), task]));
  const candidates = fresh.slice(0, MOST_COMPARED);
  let compared = 0;
  return before.map((earlier) => {
    const same = byId.get(earlier.id) ?? byWords.get([...wordsOf(earlier.title)].sort().join(" "));
    if (same) return { earlier, later: same };
    compared += 1;
    const alike = compared <= MOST_COMPARED ? candidates.find(({ title }) => isAlike(earlier.title, title)) : undefined;
    return { earlier, later: alike ?? null };
  });
}

/** Each of so many tasks is compared with each of so many others; nobody rewords more in one pull request. */
const MOST_COMPARED = 200;

/** Whether two titles are one task reworded: half of the shorter one's words are in the other. */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  if (short.size === 0) return long.size === 0;
  let common = 0;
  for (const word of short) if (long.has(word)) common += 1;
  return common * 2 >= short.size;
}

/** What a task waits for, and the ids that it names, are the same for the work that takes its place. */
const WAITS = /\((?:depends|needs|requires|after|blocked|priority)\b[^()]{0,200}\)|\bdepends on\b.*$/g;
const IDS = /\b(?:[a-z]{1,6}-?)?\d{1,4}\b/g;

/** Short words join everything; of a title only the beginning is read. */
function wordsOf(title: string): ReadonlySet<string> {
  const text = title.slice(0, 500).toLowerCase();
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const own =
    text
      .replace(WAITS, " ")
      .replace(IDS, " ")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = own.filter((word) => word.length > 3 || !/^[a-z]+$/.test(word));
  return new Set(telling.length > 0 ? telling : words);
}
