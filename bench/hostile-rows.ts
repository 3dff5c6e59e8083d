import { evaluate } from "../src/core/evaluate.ts";
import { HOSTILE_DOCUMENTS } from "../test/support/hostile-documents.ts";
import { taskDocument } from "./documents.ts";
import { hostileDocuments } from "./hostile.ts";
import { inputOf } from "./input.ts";
import { medianPair } from "./median.ts";
import type { Row } from "./report.ts";

const BUDGET = 5;
/** Characters of the dense documents. */
const SIZE = 100_000;

/** The dearest documents that nobody means well, each over a realistic one of the same size. */
export async function measureHostile(): Promise<readonly Row[]> {
  const large = [...HOSTILE_DOCUMENTS].map(([name, make]) => [name, make()] as const);
  return [worstRow("ratios.hostile", hostileDocuments(SIZE), 3), worstRow("ratios.hostileLarge", large, 1)];
}

function worstRow(name: string, documents: Iterable<readonly [string, string]>, rounds: number): Row {
  const all = [...documents].map(([what, text]) => ({ what, ...timesOf(text, rounds) }));
  const worst = all.reduce((most, one) => (one.ratio > most.ratio ? one : most));
  return {
    name,
    what: `evaluation of ${worst.what} (${worst.first.toFixed(0)} ms) over tasks (${worst.second.toFixed(0)} ms)`,
    value: worst.ratio,
    limit: { kind: "at most", value: BUDGET },
  };
}

function timesOf(text: string, rounds: number) {
  const hostile = inputOf(text);
  const realistic = inputOf(realisticDocument(text.length));
  return medianPair(
    () => evaluate(hostile),
    () => evaluate(realistic),
    rounds,
  );
}

/** Not more than the tasks that a document may hold, and at least a phase of them. */
function realisticDocument(size: number): string {
  const tasks = Math.min(100_000, Math.max(20, Math.ceil(size / 90)));
  return taskDocument(tasks).slice(0, Math.max(size, 2_000));
}
