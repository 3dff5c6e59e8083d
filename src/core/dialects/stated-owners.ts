import type { Reference } from "../references/expression.ts";
import type { IdIndex, StatedOrder } from "./order-statements.ts";

/** The tasks and phases that references name as those who wait, each once. */
export function ownersOf(references: readonly Reference[], index: IdIndex): Pick<StatedOrder, "kind" | "owner">[] {
  const owners = references.flatMap((one): Pick<StatedOrder, "kind" | "owner">[] => {
    if (one.kind === "phase") return [{ kind: "phase", owner: one.id }];
    return tasksOf(one, index).map((owner) => ({ kind: "task", owner }));
  });
  return [...new Map(owners.map((one) => [`${one.kind} ${one.owner}`, one])).values()];
}

/** Ranges run through in document order. */
function tasksOf(one: Reference, { ids, positions }: IdIndex): readonly string[] {
  if (one.kind === "id") return positions.has(one.id) ? [one.id] : [];
  if (one.kind === "wildcard") return ids.filter((id) => id.startsWith(one.prefix));
  if (one.kind !== "range") return [];
  const [from, to] = [positions.get(one.from), positions.get(one.to)];
  if (from === undefined || to === undefined) return [];
  return ids.slice(from, to + 1).filter((id) => lettersOf(id) === lettersOf(one.from));
}

function lettersOf(id: string): string {
  return /^\D*/.exec(id)?.[0] ?? "";
}
