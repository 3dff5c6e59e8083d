import type { FoundTask } from "./found-task.ts";

/** Which ids a document defines, and of which kinds: a kind that boxes or headings define is only mentioned elsewhere. */
export interface IdFamilies {
  has(id: string): boolean;
  hasKindOf(id: string): boolean;
}

export function idFamilies(found: readonly FoundTask[]): IdFamilies {
  const ids = new Set(found.flatMap(({ head }) => head.id ?? []));
  const kinds = new Set([...ids].map(lettersOf));
  return { has: (id) => ids.has(id), hasKindOf: (id) => kinds.has(lettersOf(id)) };
}

function lettersOf(id: string): string {
  return /^[A-Za-z]*/.exec(id)?.[0] ?? "";
}
