import type { Phase } from "../bundle/phase.ts";

/** What a phase may be called without its number: `Phase 1: Setup (Shared Infrastructure)` is `setup`. */
function wordsOf(label: string): string {
  const plain = label
    .toLowerCase()
    .replace(/\([^()]*\)/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return plain
    .replace(/^(?:the|all)\b ?/, "")
    .replace(/ ?\b(?:phase|tasks?)$/, "")
    .trim();
}

function nameOf({ title }: Phase): string {
  return wordsOf(title.replace(/^[^:–—]{0,24}[:–—]/, "").split(/ [-–—] /, 1)[0] ?? "");
}

/**
 * Finds a phase by what people call it in prose: `Phase 2`, `M1`, `Setup Phase`, `Foundational`, `User Story 1 (P1)`.
 * Null where no phase, or more than one, goes by that name.
 */
export function phaseByLabel(phases: readonly Phase[]): (label: string) => string | null {
  const byId = new Map(phases.map(({ id }) => [id.toLowerCase(), id]));
  const names = phases.map((phase) => ({ id: phase.id, name: nameOf(phase) }));
  return (label) => {
    const number =
      /^\s*(?:phase|milestone|wave|sprint|stage)\s+([\w.]{1,10})/i.exec(label)?.[1] ??
      /^\s*(M\d[\d.]{0,8})\b/.exec(label)?.[1];
    if (number !== undefined) return byId.get(number.toLowerCase()) ?? null;
    const words = wordsOf(label);
    const called = words === "" ? [] : names.filter(({ name }) => name === words || name.startsWith(`${words} `));
    return called.length === 1 ? (called[0]?.id ?? null) : null;
  };
}
