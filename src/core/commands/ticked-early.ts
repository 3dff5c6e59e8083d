import type { Evaluation } from "../report/evaluation.ts";
import { codeSpan } from "../report/neutral-text.ts";
import type { TaskAddress } from "./order.ts";

/** Names that a sentence gives. */
const MOST_NAMES = 6;
const MOST_SENTENCES = 10;

/** A sentence for each task that is to be ticked before what it waits for, what is ticked along left aside. */
export function tickedEarly({ bundles }: Pick<Evaluation, "bundles">, targets: readonly TaskAddress[]): string[] {
  const sentences = targets.flatMap(({ bundle, task }) => {
    const along = new Set(targets.filter((other) => other.bundle === bundle).map((other) => other.task));
    const { blocked = [] } = bundles.find(({ path }) => path === bundle) ?? {};
    const waitsFor = blocked.find((one) => one.task.id === task)?.waitsFor.filter((name) => !along.has(name)) ?? [];
    if (waitsFor.length === 0) return [];
    const names = waitsFor.slice(0, MOST_NAMES).map((name) => codeSpan(name, 80));
    const more = waitsFor.length > MOST_NAMES ? ` and ${waitsFor.length - MOST_NAMES} more` : "";
    const open = `${names.join(", ")}${more}, which ${waitsFor.length === 1 ? "is" : "are"} still open`;
    return [`${codeSpan(task, 60)} waits for ${open}. Do that first, or correct the dependency.`];
  });
  return sentences.slice(0, MOST_SENTENCES);
}
