import fc from "fast-check";
import type { Status } from "../../../src/core/statuses/status.ts";
import { titles } from "./titles.ts";

/** A task as planned, before a dialect writes it down. */
export interface PlannedTask {
  /** Its place among all tasks of the document, from 0. */
  readonly at: number;
  /** Its place in its phase, from 1. */
  readonly number: number;
  /** Its phase, from 1. */
  readonly phase: number;
  readonly title: string;
  readonly status: Status;
  /** Places of the earlier tasks that it waits for, in order. */
  readonly after: readonly number[];
  readonly parallel: boolean;
}

export interface PlannedPhase {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  readonly tasks: readonly PlannedTask[];
}

export interface DocumentPlan {
  readonly title: string;
  readonly phases: readonly PlannedPhase[];
}

interface TaskSeed {
  readonly title: string;
  readonly status: Status;
  readonly after: readonly number[];
  readonly parallel: boolean;
}

/** Plans whose tasks have the given statuses; dependencies lead backwards, so that none is a cycle. */
export function documentPlans(statuses: readonly Status[]): fc.Arbitrary<DocumentPlan> {
  const task = fc.record<TaskSeed>({
    title: titles,
    status: fc.constantFrom(...statuses),
    after: fc.array(fc.nat(30), { maxLength: 3 }),
    parallel: fc.boolean(),
  });
  const phase = fc.record({ title: titles, tasks: fc.array(task, { minLength: 1, maxLength: 5 }) });
  return fc.record({ title: titles, phases: fc.array(phase, { minLength: 1, maxLength: 4 }).map(numbered) });
}

function numbered(
  seeds: readonly { readonly title: string; readonly tasks: readonly TaskSeed[] }[],
): readonly PlannedPhase[] {
  let at = -1;
  return seeds.map(({ title, tasks }, index) => ({
    number: index + 1,
    title,
    tasks: tasks.map((seed, place) => {
      at += 1;
      const after = at === 0 ? [] : [...new Set(seed.after.map((value) => value % at))].sort((a, b) => a - b);
      return { ...seed, at, after, number: place + 1, phase: index + 1 };
    }),
  }));
}

export function tasksOf({ phases }: DocumentPlan): readonly PlannedTask[] {
  return phases.flatMap(({ tasks }) => tasks);
}
