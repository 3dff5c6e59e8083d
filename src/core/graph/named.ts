import type { Confidence } from "../references/expression.ts";
import type { NameIndex } from "./name-index.ts";
import type { Named, Problem, Resolution } from "./resolve-reference.ts";

/** One task. */
export function singleTask(id: string, confidence: Confidence): Resolution {
  return { named: { group: null, size: 1, tasks: () => [id], phases: null, confidence }, problems: [] };
}

/** Several tasks under one name. */
export function taskGroup(group: string, tasks: readonly string[], confidence: Confidence): Resolution {
  return { named: { group, size: tasks.length, tasks: () => tasks, phases: null, confidence }, problems: [] };
}

/** Phases, with all of their tasks. */
export function phaseGroup(group: string, phases: readonly string[], index: NameIndex, confidence: Confidence): Named {
  const size = phases.reduce((sum, phase) => sum + index.membersOf(phase).length, 0);
  return { group, size, tasks: () => phases.flatMap(index.membersOf), phases, confidence };
}

/** Nothing, and why. */
export function unnamed(kind: Problem["kind"], text: string, candidates: readonly string[] = []): Resolution {
  return { named: null, problems: [{ kind, text, candidates }] };
}

/** A group that further words narrow, with what was used of it. */
export function narrowed(text: string, used: readonly string[]): Problem {
  return { kind: "narrowed", text, candidates: used.slice(0, 5) };
}

/** A whole group is never quite what its author had in mind. */
export function atMostHigh(confidence: Confidence): Confidence {
  return confidence === "exact" ? "high" : confidence;
}
