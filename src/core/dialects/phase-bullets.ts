import type { Phase } from "../bundle/phase.ts";
import { plainText } from "../markdown/plain-text.ts";
import type { Confidence, Expression, Reference } from "../references/expression.ts";

/** A statement about a phase; its place is the bullet's. */
export interface OwnedExpression {
  readonly owner: string;
  readonly expression: Omit<Expression, "at">;
}

type FindPhase = (label: string) => string | null;

const WAITS =
  /\b(?:depends? (?:up)?on|can start after|start(?:s)? after|requires completion of|blocked by)\b[ \t]*:?[ \t]*/i;
const BLOCKS = /\bblocks\b[ \t]*:?[ \t]*/i;
const COMPLETION =
  /[ \t]+(?:phases?\b[ \t]*)?(?:completion|(?:being |is |are |to be )?(?:complete[d]?|done|finished))\b.*$/i;
const STORIES = /\b(?:all |any |every )?(?:desired |selected )?user stories\b|\ball stories\b/i;

const STORY = /\b(?:User Story[ \t]+|US-?)(\d{1,3})\b/i;

/**
 * Reads `**Foundational (Phase 2)**: Depends on Setup completion - BLOCKS all user stories` and its relatives. Nothing
 * for bullets that name no phase before the colon.
 */
export function readPhaseBullet(text: string, phases: readonly Phase[], find: FindPhase): OwnedExpression[] {
  const plain = plainText(text);
  const colon = plain.indexOf(":");
  if (colon < 0) return [];
  const owners = namedPhases(plain.slice(0, colon), phases, find);
  const said = plain.slice(colon + 1);
  const expressions = [...waits(said, phases, find, owners), ...blocks(said, phases, find)];
  return owners.flatMap((owner) => expressions.map((expression) => ({ owner, expression })));
}

function waits(
  said: string,
  phases: readonly Phase[],
  find: FindPhase,
  owners: readonly string[],
): OwnedExpression["expression"][] {
  const clause = clauseAfter(said, WAITS);
  if (clause === null) return [];
  const first = phases.findIndex(({ id }) => id === owners[0]);
  const isAllBefore = /\ball (?:previous|prior|earlier|preceding) phases\b/i.test(clause);
  const ids = isAllBefore ? phases.slice(0, first).map(({ id }) => id) : namedPhases(clause, phases, find);
  const confidence = /\bdesired\b|\bselected\b/i.test(clause) ? "medium" : "high";
  return [
    statement(
      clause,
      "waits",
      ids.filter((id) => !owners.includes(id)),
      confidence,
    ),
  ];
}

function blocks(said: string, phases: readonly Phase[], find: FindPhase): OwnedExpression["expression"][] {
  const clause = clauseAfter(said, BLOCKS);
  const ids = clause === null ? [] : namedPhases(clause, phases, find);
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

/** `Foundational (Phase 2)`, `User Stories (Phase 3-6)`, `Setup completion`, `all desired user stories`. */
function namedPhases(text: string, phases: readonly Phase[], find: FindPhase): string[] {
  const numbered = numberedPhases(text, phases);
  if (numbered.length > 0) return numbered;
  const stories = storiesNamed(text);
  if (stories.size > 0) return phases.filter(({ title }) => stories.has(storyOf(title))).map(({ id }) => id);
  if (STORIES.test(text)) return phases.filter(({ title }) => storyOf(title) !== null).map(({ id }) => id);
  const labels = text.replace(COMPLETION, "").split(/,|\band\b|\+|&/);
  return labels.flatMap((label) => find(label.trim()) ?? []);
}

/** `US2, US4`, `User Story 1`. */
function storiesNamed(text: string): ReadonlySet<string | null> {
  return new Set([...text.matchAll(new RegExp(STORY, "gi"))].map((match) => match[1] ?? null));
}

function storyOf(title: string): string | null {
  return STORY.exec(title)?.[1] ?? null;
}

function numberedPhases(text: string, phases: readonly Phase[]): string[] {
  const match =
    /\bPhases?[ \t]+([\w.]{1,8})(?:[ \t]*(?:-|–|—|to|through)[ \t]*(?:Phase[ \t]+)?([\w.]{1,8}))?(\+)?/i.exec(text);
  if (!match) return [];
  const at = (id: string | undefined) => phases.findIndex((phase) => phase.id === id);
  const first = at(match[1]);
  if (first < 0) return [];
  const rest = phases.slice(first);
  if (match[3] !== undefined) return rest.filter(({ title }) => storyOf(title) !== null).map(({ id }) => id);
  const last = match[2] === undefined ? first : Math.max(first, at(match[2]));
  return phases.slice(first, last + 1).map(({ id }) => id);
}
