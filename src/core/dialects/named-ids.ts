import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { Reference } from "../references/expression.ts";
import { idAt } from "../references/identifiers.ts";
import { phaseByLabel } from "../references/phase-labels.ts";
import { rangeBetween, rangeInToken } from "../references/ranges.ts";
import { repairMojibake } from "../statuses/mojibake.ts";

/** What prose about a document's tasks and phases may name. */
export interface NamedIds {
  /** The tasks and phases that a text names, in its order; what looks like none of the document's ids is left out. */
  in(text: string): readonly Reference[];
  /** The phase that a label stands for: `Phase 1 (Setup)`, `User Story 2`. */
  phaseOf(label: string): string | null;
  /** Whether one of the references names something that exists. */
  hasDefined(references: readonly Reference[]): boolean;
}

const KEYWORD =
  /(?<![\w.#-]|(?<!\d)\/)(?:(tasks?|task groups?|phases?|phasen|fases?|groups?|milestones?|waves?|sprints?|user stor(?:y|ies)|stor(?:y|ies))[ \t]+#?)?(?=[A-Z]{0,8}-?\d|[A-Z]-[A-Z]|(?<=(?:ph|f)ase[ \t])[A-Z](?!\w))/gi;
const DASH = /[ \t]?(?:[-–—~～]|\.{2,3}|to(?=[ \t])|through(?=[ \t]))[ \t]?/y;
/** What may stand between two ids of one list; the keyword before the first one holds for the others. */
const JOINT = /^(?:[ \t]*(?:,|&|\+|\/|and|or|\([^()]{0,80}\)))*[ \t]*$/i;
const MAX_TEXT = 2_000;
const MAX_PHASES = 40;

type Keyword = "task" | "phase" | "story" | null;

interface Mention {
  readonly reference: Reference;
  readonly keyword: Keyword;
  readonly end: number;
}

export function indexNamedIds(tasks: readonly Task[], phases: readonly Phase[]): NamedIds {
  const defined = new Set([...tasks.map(({ id }) => id), ...phases.map(({ id }) => id)]);
  const families = new Set(tasks.flatMap(({ id, generated }) => (generated ? [] : [familyOf(id)])));
  const labelled = phaseByLabel(phases);
  const ids = phases.map(({ id }) => id);
  const positions = new Map(ids.map((id, position) => [id, position]));
  const isStory = (id: string) => /^US-?\d/.test(id) && labelled(`User Story ${id.replace(/\D/g, "")}`) !== null;
  const isKnown = ({ reference, keyword }: Mention) =>
    keyword !== null || idsOf(reference).some((id) => defined.has(id) || families.has(familyOf(id)) || isStory(id));
  return {
    in: (text) =>
      mentionsIn(text, (id) => defined.has(id))
        .filter(isKnown)
        .flatMap((mention) => phasesBetween(mention, ids, positions) ?? [mention.reference]),
    phaseOf: labelled,
    hasDefined: (references) =>
      references.some((one) =>
        one.kind === "phase" ? positions.has(one.id) : idsOf(one).some((id) => defined.has(id) || isStory(id)),
      ),
  };
}

/** `Phases 3-6` names each of them, but for ranges that no plan has. */
function phasesBetween(
  { reference, keyword }: Mention,
  ids: readonly string[],
  positions: ReadonlyMap<string, number>,
): readonly Reference[] | null {
  if (reference.kind !== "range" || keyword !== "phase") return null;
  const from = positions.get(reference.from);
  const between = from === undefined ? [] : ids.slice(from, from + MAX_PHASES);
  const to = between.indexOf(reference.to);
  const named = to < 0 ? [reference.from, reference.to] : between.slice(0, to + 1);
  return named.map((id) => ({ kind: "phase", id, confidence: "high" }));
}

/** Letters and the number of dots; a plain number is of no family. */
function familyOf(id: string): string {
  const letters = /^[A-Z-]*/.exec(id)?.[0] ?? "";
  const dots = id.split(".").length;
  return letters === "" && dots === 1 ? "" : `${letters} ${dots}`;
}

function idsOf(one: Reference): string[] {
  if (one.kind === "range") return [one.from, one.to];
  return one.kind === "id" || one.kind === "phase" ? [one.id] : [];
}

function mentionsIn(text: string, isDefined: (id: string) => boolean): Mention[] {
  const said = repairMojibake(text.slice(0, MAX_TEXT)).replace(/[*`]|~~/g, "");
  const mentions: Mention[] = [];
  for (const { 0: written, 1: word, index } of said.matchAll(KEYWORD)) {
    const before = mentions.at(-1);
    const start = index + written.length;
    if (before !== undefined && start < before.end) continue;
    const goesOn = before !== undefined && JOINT.test(said.slice(before.end, index));
    const inherited = goesOn && /\d/.test(said.charAt(start)) ? before.keyword : null;
    const keyword = word === undefined ? inherited : keywordOf(word);
    const mention = mentionAt(said, start, keyword, isDefined);
    if (mention !== null) mentions.push(mention);
  }
  return mentions;
}

function keywordOf(word: string): Keyword {
  if (/^tasks?$/i.test(word)) return "task";
  return /stor/i.test(word) ? "story" : "phase";
}

function mentionAt(text: string, at: number, keyword: Keyword, isDefined: (id: string) => boolean): Mention | null {
  const id = idAt(text, at, keyword !== null);
  if (id === null) return null;
  const token = rangeInToken(id, isDefined);
  const width = token === null ? rangeEnd(text, at, id, keyword) : null;
  const range = token ?? width?.range ?? null;
  const end = width?.end ?? at + id.length;
  if (range !== null) return { reference: { kind: "range", ...range, confidence: "high" }, keyword, end };
  const kind = keyword === "phase" ? "phase" : "id";
  const named = keyword === "story" && /^\d/.test(id) ? `US${id}` : id;
  return { reference: { kind, id: named, confidence: "high" }, keyword, end };
}

function rangeEnd(text: string, at: number, id: string, keyword: Keyword) {
  DASH.lastIndex = at + id.length;
  const dash = DASH.exec(text)?.[0];
  if (dash === undefined || keyword === "story") return null;
  const from = at + id.length + dash.length;
  const last = idAt(text, from, keyword !== null || /^\d/.test(id));
  const range = last === null ? null : rangeBetween(id, last);
  return range === null || last === null ? null : { range, end: from + last.length };
}
