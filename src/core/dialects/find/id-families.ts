import type { FoundTask } from "./found-task.ts";

/** Which ids a document defines, and of which kinds: a kind that boxes or headings define is only mentioned elsewhere. */
export interface IdFamilies {
  has(id: string): boolean;
  hasKindOf(id: string): boolean;
}

/** Looks through the tasks when it is first asked: most documents have nothing to ask about. */
export function idFamilies(found: readonly FoundTask[]): IdFamilies {
  let ids: ReadonlySet<string> | null = null;
  let kinds: ReadonlySet<string> | null = null;
  const has = (id: string) => {
    ids ??= new Set(found.flatMap(({ head }) => head.id ?? []));
    return ids.has(id);
  };
  const hasKindOf = (id: string) => {
    kinds ??= new Set(found.flatMap(({ head }) => (head.id === null ? [] : [lettersOf(head.id)])));
    return kinds.has(lettersOf(id));
  };
  return { has, hasKindOf };
}

function lettersOf(id: string): string {
  return /^[A-Za-z]*/.exec(id)?.[0] ?? "";
}
