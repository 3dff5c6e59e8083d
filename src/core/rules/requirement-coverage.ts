import type { SpecBundle } from "../bundle/spec-bundle.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Requirement } from "../documents/requirement.ts";
import { requirementsOf } from "./specification.ts";

/** What a bundle demands, and what its tasks document says of it. */
export interface RequirementCoverage {
  /** Each once, in document order; without those that are out of scope. */
  readonly requirements: readonly Requirement[];
  /** Whether the tasks document names it, its group, a range around it or the story it stands under. */
  isNamed(requirement: Requirement): boolean;
  /** Share of the requirements of the same kind that are named, from 0 to 1: whether the project works with ids at all. */
  shareNamed(kinds: readonly Requirement["kind"][]): number;
}

/** `FR-020 through FR-025`, `FR-020–FR-025`, `FR-020..025`. */
const RANGE =
  /\b(FR|NFR|SC|AC|REQ|BR|UC)-(\d{1,4})[ \t]{0,2}(?:-|–|—|\.{2,3}|to|through)[ \t]{0,2}(?:\1-)?(\d{1,4})\b/g;
const ID =
  /\b(?:FR|NFR|SC|AC|REQ|BR|UC)-(?:[A-Z]{1,6}\d{0,3}-)?\d{1,4}[a-z]?\b|\bUS-?\d{1,3}\b|\buser story \d{1,3}\b/gi;
/** `0.1-0.5`, `2.1–2.4`, as Kiro's tasks name criteria. */
const NUMBER_RANGE = /(?<![\d.])(\d{1,3}(?:\.\d{1,3})?)\.(\d{1,3})[ \t]?[-–—][ \t]?(?:\1\.)?(\d{1,3})(?![\d.])/g;
/** A range of more is a slip. */
const LONGEST_RANGE = 500;

/** Compares what the specification demands with what the tasks document names. Linear in both. */
export function coverageOf(bundle: SpecBundle, list: TaskList): RequirementCoverage {
  const known = kept.get(bundle) ?? compare(bundle, list);
  kept.set(bundle, known);
  return known;
}

/** Several rules ask for the same. */
const kept = new WeakMap<SpecBundle, RequirementCoverage>();

function compare(bundle: SpecBundle, list: TaskList): RequirementCoverage {
  const requirements = uniqueById(requirementsOf(bundle));
  const text = bundle.documents.find(({ file }) => file.path === list.path)?.source.text ?? "";
  let known: ReadonlySet<string> | null = null;
  const isNamed = ({ id, under }: Requirement) => {
    // Where nothing is demanded, nobody has to search the document.
    known ??= namesOf(text, list);
    return known.has(id) || (under !== null && known.has(under));
  };
  return {
    requirements,
    isNamed,
    shareNamed(kinds) {
      const same = requirements.filter(({ kind }) => kinds.includes(kind));
      return same.length === 0 ? 0 : same.filter(isNamed).length / same.length;
    },
  };
}

function namesOf(text: string, list: TaskList): ReadonlySet<string> {
  return new Set([...namesIn(text), ...list.tasks.flatMap(({ facts }) => [...facts.requirements, facts.story ?? ""])]);
}

function uniqueById(requirements: readonly Requirement[]): Requirement[] {
  const known = new Map<string, Requirement>();
  for (const requirement of requirements) {
    if (!requirement.isExcluded && !known.has(requirement.id)) known.set(requirement.id, requirement);
  }
  return [...known.values()];
}

function namesIn(text: string): string[] {
  const single = (text.match(ID) ?? []).map((id) => {
    const story = /^(?:us-?|user story )(\d+)$/i.exec(id)?.[1];
    return story === undefined ? id : `US${Number(story)}`;
  });
  const ranges = [...text.matchAll(RANGE)].flatMap(([, prefix = "", from = "", to = ""]) => expand(prefix, from, to));
  const numbers = [...text.matchAll(NUMBER_RANGE)].flatMap(([, group = "", from = "", to = ""]) =>
    numbersIn(group, from, to),
  );
  return [...single, ...ranges, ...numbers];
}

function expand(prefix: string, from: string, to: string): string[] {
  const length = Number(to) - Number(from) + 1;
  if (length < 1 || length > LONGEST_RANGE) return [];
  return Array.from({ length }, (_, at) => `${prefix}-${String(Number(from) + at).padStart(from.length, "0")}`);
}

function numbersIn(group: string, from: string, to: string): string[] {
  const length = Number(to) - Number(from) + 1;
  if (length < 1 || length > LONGEST_RANGE) return [];
  return Array.from({ length }, (_, at) => `${group}.${Number(from) + at}`);
}
