import type { DrawnNode } from "../bundle/drawing.ts";
import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import { idAt } from "./identifiers.ts";
import { labelLines } from "./mermaid/read-node.ts";
import { phaseByLabel } from "./phase-labels.ts";
import { readTaskReferences } from "./task-references.ts";

type DrawnName = DrawnNode["names"][number];

/** What a box in a diagram may stand for. */
export interface Labelled {
  /** Candidates for a single task or phase, best first. */
  readonly names: readonly DrawnName[];
  /** Ids of several tasks: `T001-T003: Setup`. Empty for one. */
  readonly several: readonly string[];
}

/** `Phase 2.1: CI/CD`, `M1`. */
const PHASE =
  /^(?:phase|milestone|wave|stage|sprint|iteration|group|epic)[ \t]+#?(\d{1,4}[A-Za-z]?(?:\.\d{1,4}){0,3}|[A-Z](?!\w))/i;
const STORY = /^(?:user stor(?:y|ies)[ \t]+|US-?)(\d{1,3})(?!\d)/i;
const LEAD = /^(?:[^\p{L}\p{N}[(]|[[(](?=[A-Z0-9]))+/u;
const LINES = 3;

/** Reads labels of boxes against the tasks and phases of the document. */
export function labelReader(tasks: readonly Task[], phases: readonly Phase[]): (id: string, label: string) => Labelled {
  const defined = new Set(tasks.map(({ id }) => id));
  const families = new Set([...defined].map(familyOf));
  const phaseIds = new Set(phases.map(({ id }) => id));
  const labelled = phaseByLabel(phases);
  const titles = new Map(tasks.map(({ id, title }) => [fold(title), id]));
  const isKin = (id: string) => defined.has(id) || families.has(familyOf(id));
  return (id, label) => {
    const lines = labelLines(plainSigns(label))
      .slice(0, LINES)
      .map((line) => line.replace(LEAD, ""));
    const several = lines.flatMap((line) => severalIn(line, defined)).filter((one) => defined.has(one));
    if (several.length > 1) return { names: [], several: [...new Set(several)] };
    const own: DrawnName[] = [
      ...(defined.has(id) ? [{ kind: "id" as const, id }] : []),
      ...(phaseIds.has(id) ? [{ kind: "phase" as const, id }] : []),
    ];
    const names = lines.flatMap((line) => namesIn(line, isKin));
    const named = [...names, ...own];
    const whole = lines[0] ?? "";
    return { names: named.length > 0 ? named : byTitle(whole, titles, labelled), several: [] };
  };
}

/** A label that begins with a phase's number in dots is the task of that number where there is one. */
function namesIn(line: string, isKin: (id: string) => boolean): DrawnName[] {
  const phase = PHASE.exec(line)?.[1];
  if (phase !== undefined) {
    const pair = [
      { kind: "phase" as const, id: phase },
      { kind: "id" as const, id: phase },
    ];
    return phase.includes(".") ? pair.reverse() : pair;
  }
  const story = STORY.exec(line)?.[1];
  if (story !== undefined) return [{ kind: "id", id: `US${story}` }];
  const keyword = /^(?:task|step)[ \t]+#?/i.exec(line)?.[0].length ?? 0;
  const id = idAt(line, keyword, keyword > 0 || /^\d{1,4}[A-Za-z]?(?:[.:)]|$)/.test(line));
  return id !== null && isKin(id) ? [{ kind: "id", id }] : [];
}

function severalIn(line: string, defined: ReadonlySet<string>): readonly string[] {
  if (PHASE.test(line)) return [];
  const begun = readTaskReferences(line)?.tasks.map(({ task }) => task) ?? [];
  if (begun.length > 0) return begun;
  const inside = /\(([^()]{1,200})\)[ \t]*$/.exec(line)?.[1] ?? "";
  const named = readTaskReferences(inside)?.tasks.map(({ task }) => task) ?? [];
  return named.every((id) => defined.has(id)) ? named : [];
}

function byTitle(
  label: string,
  titles: ReadonlyMap<string, string>,
  labelled: (label: string) => string | null,
): DrawnName[] {
  const task = titles.get(fold(label));
  if (task !== undefined) return [{ kind: "id", id: task }];
  const phase = label === "" ? null : labelled(label);
  return phase === null ? [] : [{ kind: "phase", id: phase }];
}

/** Letters that an id begins with, and whether it has dots: what ids of one document share. */
function familyOf(id: string): string {
  return `${/^\D*/.exec(id)?.[0] ?? ""}${id.includes(".") ? "." : ""}`;
}

function fold(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
