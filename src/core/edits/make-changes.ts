import type { EditRefusal } from "./edit.ts";
import { refusal } from "./refusals.ts";
import type { MadeChanges, PlannedChange } from "./try-changes.ts";

/** Each costs a reading of the whole file; a few bad changes among a thousand are found within these. */
const MOST_TRIES = 60;

type Try = (planned: readonly PlannedChange[]) => MadeChanges | readonly EditRefusal[];

/** The changes that can be made together, and why each of the others cannot. */
export interface Made {
  readonly made: MadeChanges | null;
  readonly refusals: readonly EditRefusal[];
}

/**
 * Makes as many changes as can be made together. Where they fail and no change is plainly to blame, each half is tried
 * alone, and so on; what each half leaves is then tried together again. Beyond a bound on tries the rest is refused.
 */
export function makeChanges(planned: readonly PlannedChange[], attempt: Try): Made {
  let tries = MOST_TRIES;
  const search = (units: readonly Unit[]): Made => {
    const all = units.flat();
    if (all.length === 0) return { made: null, refusals: [] };
    tries -= 1;
    const tried = tries < 0 ? [] : attempt(all);
    if ("bytes" in tried) return { made: tried, refusals: [] };
    if (tried.length > 0) return after(tried, search(withoutRefused(units, tried)));
    if (units.length === 1 || tries <= 0)
      return { made: null, refusals: all.map(({ change }) => refusal.sideEffects(change)) };
    return join(search(units.slice(0, units.length >> 1)), search(units.slice(units.length >> 1)), attempt);
  };
  return search(unitsOf(planned));
}

/** Changes that share a box, as those of a range do, are made together or not at all. */
type Unit = readonly PlannedChange[];

function unitsOf(planned: readonly PlannedChange[]): Unit[] {
  return [...Map.groupBy(planned, ({ edits, change }) => edits[0]?.byteStart ?? change.task).values()];
}

function withoutRefused(units: readonly Unit[], refusals: readonly EditRefusal[]): Unit[] {
  const refused = new Set(refusals.map(({ task }) => task));
  return units.map((unit) => unit.filter(({ change }) => !refused.has(change.task))).filter(({ length }) => length > 0);
}

function after(refusals: readonly EditRefusal[], { made, refusals: more }: Made): Made {
  return { made, refusals: [...refusals, ...more] };
}

function join(left: Made, right: Made, attempt: Try): Made {
  const refusals = [...left.refusals, ...right.refusals];
  if (left.made === null || right.made === null) return { made: left.made ?? right.made, refusals };
  const together = attempt([...left.made.planned, ...right.made.planned]);
  if ("bytes" in together) return { made: together, refusals };
  const lost = right.made.planned.map(({ change }) => refusal.sideEffects(change));
  return { made: left.made, refusals: [...refusals, ...lost] };
}
