import type { Task } from "../bundle/task.ts";

/** Fewer that begin with the first id are a slip. */
const FEWEST = 3;

/**
 * Tasks of sections whose ids begin anew: the first one has the first id of the list, and most others have ids
 * that stand further up. By their section, in document order; such a list numbers each section for itself. Linear.
 */
export function numberedAnew(named: readonly Task[]): ReadonlyMap<string, readonly Task[]> {
  if (new Set(named.map(({ id }) => id)).size === named.length) return new Map();
  const firsts = new Map(named.toReversed().map(({ id }) => [lettersOf(id), id]));
  const seen = new Set<string>();
  const found = new Map<string, readonly Task[]>();
  for (const [section, tasks] of Map.groupBy(named, sectionOf)) {
    const repeated = tasks.filter(({ id }) => seen.has(id));
    for (const { id } of tasks) seen.add(id);
    const start = tasks[0]?.id ?? "";
    const isAnew =
      firsts.get(lettersOf(start)) === start && repeated.length >= FEWEST && repeated.length * 3 >= tasks.length * 2;
    if (isAnew) found.set(section, repeated);
  }
  return found;
}

/** Name of the section that a task stands in, with those around it. */
export function sectionOf({ section }: Task): string {
  return section.join("\n");
}

function lettersOf(id: string): string {
  return id.replace(/\d.*$/, "");
}
