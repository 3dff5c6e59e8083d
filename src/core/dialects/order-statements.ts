import type { Task } from "../bundle/task.ts";
import type { Reference } from "../references/expression.ts";
import { negationBefore } from "../references/negation.ts";
import { parseExpression } from "../references/parse-expression.ts";
import type { OwnedExpression } from "./phase-bullets.ts";

/** Left side first, and left side last. */
const BEFORE =
  /\b(?:(?:must |should )?(?:be )?(?:complete[d]?|done|finish(?:ed)?) before|before|precedes?|unblocks|blocks)\b/i;
const AFTER = /\b(?:depends? on|requires?|after|blocked by|needs)\b/i;
/** `T003 need not be done before T002` puts neither first; `must not be started before` does. */
const NEEDLESS = /\b(?:need|have|has|necessarily|required)\b/i;
const MAX_STATEMENT = 500;

/** Positions of the defined ids in the document. */
export type IdIndex = ReadonlyMap<string, number>;

export function indexIds(tasks: readonly Task[]): { readonly ids: readonly string[]; readonly positions: IdIndex } {
  const ids = [...new Set(tasks.map(({ id }) => id))];
  return { ids, positions: new Map(ids.map((id, position) => [id, position])) };
}

/**
 * Reads `T008 blocks T009, T015` and `Tests (T004-T007) before implementation (T008-T014)`: statements about tasks
 * that stand in a section of their own. Nothing where a side names no task.
 */
export function readOrderStatement(text: string, index: ReturnType<typeof indexIds>): OwnedExpression[] {
  const said = text.replace(/\s+/g, " ");
  if (said.length > MAX_STATEMENT) return [];
  const sides = sidesOf(said);
  if (sides === null) return [];
  const [first, last] = sides.map((side) => taskReferences(side, index.positions));
  if (!first || !last || first.length === 0 || last.length === 0) return [];
  const expression = { source: "inline" as const, text: said, direction: "waits" as const, references: first };
  return ownersOf(last, index).map((owner) => ({ owner, expression }));
}

/** What comes first, and what comes after it; null where nothing is said about order, or where it is denied. */
function sidesOf(text: string): readonly [string, string] | null {
  const before = BEFORE.exec(text);
  const verb = before ?? AFTER.exec(text);
  if (!verb) return null;
  const [left, right] = [text.slice(0, verb.index), text.slice(verb.index + verb[0].length)];
  const negation = negationBefore(text, verb.index);
  if (negation === null) return before ? [left, right] : [right, left];
  const isForbidden = before !== null && /\bbefore$/i.test(before[0]) && !NEEDLESS.test(negation);
  return isForbidden ? [right, left] : null;
}

/** Ids in parentheses where there are any: the words before them only name the group. */
function taskReferences(side: string, positions: IdIndex): Reference[] {
  const isDefined = (id: string) => positions.has(id);
  const groups = [...side.matchAll(/\(([^()]{1,200})\)/g)].map((match) => match[1] ?? "");
  const inside = groups.filter((part) => /[A-Z]-?\d/.test(part));
  const values = inside.length > 0 ? inside : [side.replace(/\([^()]*\)/g, " ")];
  return values
    .flatMap((value) => parseExpression(value, { isDefined, isAside: true }))
    .filter((one) => one.kind === "range" || (one.kind === "id" && /\d{3}|\d\.\d/.test(one.id)));
}

/** Tasks that references name, ranges run through in document order. */
function ownersOf(references: readonly Reference[], { ids, positions }: ReturnType<typeof indexIds>): string[] {
  const named = references.flatMap((one): readonly string[] => {
    if (one.kind === "id") return [one.id];
    if (one.kind !== "range") return [];
    const [from, to] = [positions.get(one.from), positions.get(one.to)];
    return from !== undefined && to !== undefined ? ids.slice(from, to + 1) : [];
  });
  return [...new Set(named)];
}
