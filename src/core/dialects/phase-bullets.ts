import { plainText } from "../markdown/plain-text.ts";
import type { Confidence, Expression, Reference } from "../references/expression.ts";
import type { PhaseNames } from "./phase-names.ts";

/** A statement about a phase; its place is the bullet's. */
export interface OwnedExpression {
  readonly owner: string;
  readonly expression: Omit<Expression, "at">;
}

const WAITS =
  /\b(?:depends? (?:up)?on|can start after|start(?:s)? after|requires completion of|blocked by)\b[ \t]*:?[ \t]*/i;
const BLOCKS = /\bblocks\b[ \t]*:?[ \t]*/i;
const COMPLETION =
  /[ \t]+(?:phases?\b[ \t]*)?(?:completion|(?:being |is |are |to be )?(?:complete[d]?|done|finished))\b.*$/i;
const STORIES = /\b(?:all |any |every )?(?:desired |selected )?user stories\b|\ball stories\b/i;

/**
 * Reads `**Foundational (Phase 2)**: Depends on Setup completion - BLOCKS all user stories` and its relatives. Nothing
 * for bullets that name no phase before the colon.
 */
export function readPhaseBullet(text: string, names: PhaseNames): OwnedExpression[] {
  const plain = plainText(text);
  const colon = plain.indexOf(":");
  if (colon < 0) return [];
  const owners = namedPhases(plain.slice(0, colon), names);
  if (owners.length === 0) return [];
  const said = plain.slice(colon + 1);
  const expressions = [...waits(said, names, owners), ...blocks(said, names)];
  return owners.flatMap((owner) => expressions.map((expression) => ({ owner, expression })));
}

function waits(said: string, names: PhaseNames, owners: readonly string[]): OwnedExpression["expression"][] {
  const clause = clauseAfter(said, WAITS);
  if (clause === null) return [];
  const isAllBefore = /\ball (?:previous|prior|earlier|preceding) phases\b/i.test(clause);
  const ids = isAllBefore ? names.before(owners[0] ?? "") : namedPhases(clause, names);
  const confidence = /\bdesired\b|\bselected\b/i.test(clause) ? "medium" : "high";
  const own = new Set(owners);
  return [
    statement(
      clause,
      "waits",
      ids.filter((id) => !own.has(id)),
      confidence,
    ),
  ];
}

function blocks(said: string, names: PhaseNames): OwnedExpression["expression"][] {
  const clause = clauseAfter(said, BLOCKS);
  const ids = clause === null ? [] : namedPhases(clause, names);
  return clause === null || ids.length === 0 ? [] : [statement(clause, "blocks", ids, "high")];
}

/** A clause that names no phase stays visible as prose. */
function statement(text: string, direction: Expression["direction"], ids: readonly string[], confidence: Confidence) {
  const named = ids.map((id): Reference => ({ kind: "phase", id, confidence }));
  const references: readonly Reference[] = named.length > 0 ? named : [{ kind: "prose", text }];
  return { source: "phase" as const, text, direction, references };
}

/** Up to the dash or sentence that follows. */
function clauseAfter(said: string, verb: RegExp): string | null {
  const match = verb.exec(said);
  if (!match) return null;
  const rest = said.slice(match.index + match[0].length);
  return (rest.split(/ [-–—] |[.;](?:\s|$)/, 1)[0] ?? "").trim();
}

/** `Foundational (Phase 2)`, `User Stories (Phase 3-6)`, `Setup completion`, `US2, US4`, `all desired user stories`. */
function namedPhases(text: string, names: PhaseNames): readonly string[] {
  const numbered = numberedPhases(text, names);
  if (numbered.length > 0) return numbered;
  const stories = [...text.matchAll(/\b(?:User Story[ \t]+|US-?)(\d{1,3})\b/gi)].flatMap(([, story = ""]) =>
    names.ofStory(story),
  );
  if (stories.length > 0) return [...new Set(stories)];
  if (STORIES.test(text)) return names.stories;
  const labels = text.replace(COMPLETION, "").split(/,|\band\b|\+|&/);
  return labels.flatMap((label) => names.labelled(label.trim()) ?? []);
}

function numberedPhases(text: string, names: PhaseNames): readonly string[] {
  const match =
    /\bPhases?[ \t]+([\w.]{1,8})(?:[ \t]*(?:-|–|—|to|through)[ \t]*(?:Phase[ \t]+)?([\w.]{1,8}))?(\+)?/i.exec(text);
  if (!match) return [];
  const [, first = "", last = first, andAfter] = match;
  return andAfter === undefined ? names.between(first, last) : names.storiesFrom(first);
}
