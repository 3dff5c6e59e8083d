import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { DEFAULT_CONFIG } from "../src/core/config/default-config.ts";
import { evaluate } from "../src/core/evaluate.ts";
import type { EvaluationInput } from "../src/core/evaluation-input.ts";
import { taskDocument } from "./documents.ts";
import { hostileDocuments } from "./hostile.ts";
import { medianTime } from "./median.ts";
import type { Row } from "./report.ts";

/** What `performance.md` allows: everything we do with a file, over a bare parse of it. */
const BUDGET = 0.6;
const GROWTH_BUDGET = 14;
/** Characters of the hostile documents and of the realistic one beside them. */
const HOSTILE_SIZE = 100_000;
const HOSTILE_BUDGET = 5;
const SIZES = [200, 1_000, 10_000] as const;

const remark = unified().use(remarkParse).use(remarkGfm);

/** Parse, graph and all rules of a task document, over remark-parse with remark-gfm of the same text, in one process. */
export async function measureEvaluation(): Promise<readonly Row[]> {
  const rows = SIZES.map((size) => ratioRow(String(size), `${size} tasks`, taskDocument(size)));
  return [...rows, ...seedRows(), growthRow(), hostileRow()];
}

function ratioRow(name: string, label: string, text: string): Row {
  const input = inputOf(text);
  const runs = text.length > 500_000 ? 3 : 9;
  const ours = medianTime(() => evaluate(input), runs);
  const bare = medianTime(() => remark.parse(text), runs);
  return {
    name: `ratios.evaluate.${name}`,
    what: `evaluation of ${label} (${ours.toFixed(1)} ms) over bare remark (${bare.toFixed(1)} ms)`,
    value: ours / bare,
    limit: { kind: "at most", value: BUDGET },
  };
}

/** The content of the fifth seed, where it lies beside the checkout. */
function seedRows(): readonly Row[] {
  const path = join(import.meta.dirname, "../../shared/seeds/004.md");
  return existsSync(path) ? [ratioRow("seed004", "seed 004", readFileSync(path, "utf8"))] : [];
}

function growthRow(): Row {
  const [small, large] = [1_000, 10_000].map((size) => {
    const input = inputOf(taskDocument(size));
    return medianTime(() => evaluate(input), 3);
  }) as [number, number];
  return {
    name: "ratios.growth.10000",
    what: "evaluation of 10,000 tasks over 1,000 tasks",
    value: large / small,
    limit: { kind: "at most", value: GROWTH_BUDGET },
  };
}

/** The dearest of the hostile documents that are not refused, over a realistic one of the same size. */
function hostileRow(): Row {
  const time = (text: string) => {
    const input = inputOf(text);
    return evaluate(input).failures.length > 0 ? 0 : medianTime(() => evaluate(input), 3);
  };
  const realistic = time(taskDocument(1_000).slice(0, HOSTILE_SIZE));
  const times = [...hostileDocuments(HOSTILE_SIZE)].map(([name, text]) => ({ name, ours: time(text) }));
  const worst = times.reduce((most, one) => (one.ours > most.ours ? one : most));
  return {
    name: "ratios.hostile",
    what: `evaluation of ${worst.name} (${worst.ours.toFixed(0)} ms) over tasks (${realistic.toFixed(0)} ms)`,
    value: worst.ours / realistic,
    limit: { kind: "at most", value: HOSTILE_BUDGET },
  };
}

function inputOf(text: string): EvaluationInput {
  const path = "specs/001-parcels/tasks.md";
  const files = { "specs/001-parcels/spec.md": "# Specification\n\nA customer sees a parcel.\n", [path]: text };
  const location = {
    path: "specs/001-parcels",
    slug: "001-parcels",
    layout: "spec-kit",
    documents: Object.keys(files),
  };
  const head = {
    sha: null,
    unread: [],
    files: Object.entries(files).map(([name, content]) => ({
      path: name,
      blobSha: `blob of ${name}`,
      mode: "100644" as const,
      bytes: new TextEncoder().encode(content),
    })),
  };
  return { bundles: [location], knownBundles: [location], head, base: null, config: DEFAULT_CONFIG, change: null };
}
