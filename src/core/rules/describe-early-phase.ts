import type { Task } from "../bundle/task.ts";
import { isCertain } from "../graph/confidence.ts";
import type { UnfinishedGate } from "../graph/unfinished-gates.ts";
import type { Severity } from "../report/finding.ts";
import { doneBy, saysItself } from "./done-by.ts";
import { listWords, quote, shortName } from "./name-task.ts";

/** Phases that a report names of those that another one waits for in vain, and places that it points to. */
const MOST_NAMED = 3;
const MOST_RELATED = 8;

/** What one phase waits for in vain by `orders`, in one report; none where all of it is told elsewhere. `early` are the done tasks of the phase, `most` is how much it counts. */
export function* describeEarlyPhase(
  orders: readonly UnfinishedGate[],
  early: ReadonlyMap<UnfinishedGate, readonly Task[]>,
  most: Severity,
) {
  const told = orders.filter((order) => !isToldBy(order, orders) && tasksBefore(order, early).length > 0);
  const [order] = told;
  if (!order) return;
  const before = tasksBefore(order, early);
  const { phase } = order;
  const done = before.every((task) => doneBy(task) === "ticked") ? "ticked" : "done";
  const values = { phase: quote(phase.title), early: theyAre(before.map(shortName)), done, waited: waitedWords(told) };
  const isError = most === "error" && told.some(({ confidence }) => isCertain(confidence)) && before.some(saysItself);
  yield {
    message: told.every(({ waited }) => waited === null) ? ("gate" as const) : ("phase" as const),
    values,
    at: before[0]?.at ?? phase.at,
    related: told.slice(0, MOST_RELATED).map(({ waited }) => waited?.at ?? phase.at),
    key: ["phase", phase.id, ...told.map(({ waited, open }) => waited?.id ?? open.map(({ id }) => id).join(" "))].join(
      " ",
    ),
    ...(isError ? {} : { atMost: "warning" as const }),
  };
}

/** Open tasks that a phase waits for stand in phases that it waits for as well. */
function isToldBy({ waited, open }: UnfinishedGate, orders: readonly UnfinishedGate[]): boolean {
  if (waited !== null) return false;
  const others = new Set(orders.flatMap((other) => (other.waited === null ? [] : other.open)));
  return open.every((task) => others.has(task));
}

/** A task never comes before itself, although its phase may wait for it. */
function tasksBefore(order: UnfinishedGate, early: ReadonlyMap<UnfinishedGate, readonly Task[]>): readonly Task[] {
  const tasks = early.get(order) ?? [];
  return order.waited === null ? tasks.filter((task) => !order.open.includes(task)) : tasks;
}

/** `"Phase 1", where T001 is not done, and for "Phase 2", where T004 is not done`. */
function waitedWords(orders: readonly UnfinishedGate[]): string {
  const named = orders.length > MOST_NAMED ? orders.slice(0, MOST_NAMED - 1) : orders;
  const words = named.map(({ waited, open }) => {
    const names = open.map(shortName);
    return waited === null
      ? `${theyAre(names, true)} not done`
      : `${quote(waited.title)}, where ${theyAre(names)} not done`;
  });
  const left = orders.length - named.length;
  const all = left > 0 ? [...words, `${left} phases more`] : words;
  return all.length === 1 ? `${all[0]}` : `${all.slice(0, -1).join(", for ")}, and for ${all.at(-1)}`;
}

/** `T001 is`, `T001 and T002, which are`. */
export function theyAre(names: readonly string[], isNamed = false): string {
  return `${listWords(names, 3)}${isNamed ? ", which" : ""} ${names.length === 1 ? "is" : "are"}`;
}
