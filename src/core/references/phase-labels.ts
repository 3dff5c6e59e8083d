import type { Phase } from "../bundle/phase.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";

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
  return wordsOf(
    plainSigns(title)
      .replace(/^[^:–—]{0,24}[:–—]/, "")
      .split(/ [-–—] /, 1)[0] ?? "",
  );
}

/** What stands before the colon, where it is more than a number: `lane c`, `milestone m1` and `m1`. */
function numbersOf({ title }: Phase): string[] {
  const label = wordsOf(/^([^:–—]{1,24}?)[ \t]*[:–—]/.exec(plainSigns(title))?.[1] ?? "");
  const number = /(?<= )[a-z]{1,4}\d{1,3}$/.exec(label)?.[0];
  return [label, ...(number === undefined ? [] : [number])].filter((one) => one !== "");
}

/** What stands behind it in parentheses: `Einrichtung (Setup)` is `setup` too. */
function asideOf({ title }: Phase): string[] {
  const aside = wordsOf(/\(([^()]{2,60})\)[ \t]*$/.exec(plainSigns(title))?.[1] ?? "");
  return /^[\p{L} ]+$/u.test(aside) ? [aside] : [];
}

/** A name in full and each of its beginnings: `setup`, `setup of tools`. Longer names are not shortened to more than this. */
const MAX_WORDS = 8;

function beginningsOf(name: string): string[] {
  const words = name.split(" ").filter((word) => word !== "");
  return words.slice(0, MAX_WORDS).map((_, index) => words.slice(0, index + 1).join(" "));
}

/**
 * Finds a phase by what people call it in prose: `Phase 2`, `M1`, `Setup Phase`, `Foundational`, `User Story 1 (P1)`.
 * Null where no phase, or more than one, goes by that name.
 */
export function phaseByLabel(phases: readonly Phase[]): (label: string) => string | null {
  const find = known.get(phases) ?? indexLabels(phases);
  known.set(phases, find);
  return find;
}

/** The parser and the graph ask for the same. */
const known = new WeakMap<readonly Phase[], (label: string) => string | null>();

function indexLabels(phases: readonly Phase[]): (label: string) => string | null {
  const byId = new Map(phases.map(({ id }) => [id.toLowerCase(), id]));
  const byName = new Map<string, string | null>();
  for (const phase of phases) {
    for (const name of new Set([...beginningsOf(nameOf(phase)), ...numbersOf(phase), ...asideOf(phase)]))
      byName.set(name, byName.has(name) ? null : phase.id);
  }
  return (label) => {
    const number =
      /^\s*(?:phase|fase|milestone|wave|sprint|stage)\s+([\w.]{1,10})/i.exec(label)?.[1] ??
      /^\s*(M\d[\d.]{0,8})\b/.exec(label)?.[1];
    const byNumber = number === undefined ? undefined : byId.get(number.toLowerCase());
    return byNumber ?? byName.get(wordsOf(label)) ?? null;
  };
}

const STORY = /\b(?:User Story[ \t]+|US-?)(\d{1,3})\b/i;

/** Number of the user story that a phase is about; a story that it only comes before, or blocks, is none. */
export function storyOf({ title }: Phase): string | null {
  if (!STORY.test(title)) return null;
  return STORY.exec(title.split(/\b(?:before|blocks|blocking|after)\b/i, 1)[0] ?? "")?.[1] ?? null;
}
