import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "../src/core/evaluate.ts";
import { DocumentCache } from "../src/evaluator/document-cache.ts";
import { bareRemark } from "./bare-remark.ts";
import { taskDocument } from "./documents.ts";
import { inputOf } from "./input.ts";
import { medianPair } from "./median.ts";
import type { Row } from "./report.ts";

/** What `performance.md` allows: everything we do with a file, over a bare parse of it. */
const BUDGET = 0.6;
const GROWTH_BUDGET = 14;
const EDIT_BUDGET = 0.1;
const SIZES = [200, 1_000, 10_000] as const;
const EDITED_TASKS = 1_000;

/** Parse, graph and all rules of a task document, over remark-parse with remark-gfm of the same text, in one process. */
export async function measureEvaluation(): Promise<readonly Row[]> {
  const rows = SIZES.map((size) => ratioRow(String(size), `${size} tasks`, taskDocument(size)));
  return [...rows, ...seedRows(), editRow(), growthRow(1_000, 10_000, 5), growthRow(10_000, 100_000, 3)];
}

function ratioRow(name: string, label: string, text: string): Row {
  const input = inputOf(text);
  const bare = () => bareRemark.parse(text);
  const { ratio, first, second } = medianPair(() => evaluate(input), bare, roundsFor(text));
  return {
    name: `ratios.evaluate.${name}`,
    what: `evaluation of ${label} (${first.toFixed(1)} ms) over bare remark (${second.toFixed(1)} ms)`,
    value: ratio,
    limit: { kind: "at most", value: BUDGET },
  };
}

/** Short documents need many rounds until the code that reads them is compiled; long ones compile it in the first. */
function roundsFor(text: string): number {
  return Math.max(5, Math.min(41, Math.round(2_000_000 / text.length)));
}

/** The content of the fifth seed, where it lies beside the checkout. */
function seedRows(): readonly Row[] {
  const path = join(import.meta.dirname, "../../shared/seeds/004.md");
  return existsSync(path) ? [ratioRow("seed004", "seed 004", readFileSync(path, "utf8"))] : [];
}

/** An edit is evaluated in a few milliseconds: as with short documents, the code that does so is compiled over many rounds. */
const EDITS = 41;
/** A step between tasks that are edited one after the other: they are spread over the whole document. */
const EDIT_STEP = 379;

/** A word is added to another task each time, in a document that a worker evaluated before. */
function editRow(): Row {
  const text = taskDocument(EDITED_TASKS);
  const cache = new DocumentCache(64 * 1024 * 1024, () => {});
  let edits = 0;
  const evaluateEdited = () => {
    edits += 1;
    const number = 1 + ((edits * EDIT_STEP) % EDITED_TASKS);
    const id = `T${String(number).padStart(3, "0")}`;
    const edited = text.replace(`] ${id} `, (head) => `${head}Carefully `);
    const input = inputOf(edited, `${edits} edits`);
    evaluate(input, cache.options());
  };
  const { ratio, first, second } = medianPair(evaluateEdited, () => bareRemark.parse(text), EDITS);
  return {
    name: "ratios.edit",
    what: `evaluation after an edit (${first.toFixed(1)} ms) over bare remark (${second.toFixed(1)} ms)`,
    value: ratio,
    limit: { kind: "at most", value: EDIT_BUDGET },
  };
}

function growthRow(few: number, many: number, rounds: number): Row {
  const [small, large] = [few, many].map((size) => inputOf(taskDocument(size))) as [
    ReturnType<typeof inputOf>,
    ReturnType<typeof inputOf>,
  ];
  const { ratio, first } = medianPair(
    () => evaluate(large),
    () => evaluate(small),
    rounds,
  );
  return {
    name: `ratios.growth.${many}`,
    what: `evaluation of ${many} tasks (${first.toFixed(0)} ms) over ${few} tasks`,
    value: ratio,
    limit: { kind: "at most", value: GROWTH_BUDGET },
  };
}
