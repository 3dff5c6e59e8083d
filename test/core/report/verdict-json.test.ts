import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evaluation } from "../../../src/core/report/evaluation.ts";
import { byteLength } from "../../../src/core/report/truncate-bytes.ts";
import { buildVerdict, renderVerdictJson } from "../../../src/core/report/verdict-json.ts";
import { verdictJsonSchema } from "../../../src/core/report/verdict-schema.ts";
import { anyText } from "../../support/any-text.ts";
import { buildBrief, buildBundle, buildConfig, buildEvaluation, buildFinding } from "../../support/reports.ts";

const PUBLISHED = JSON.parse(readFileSync(join(import.meta.dirname, "../../../schemas/verdict-v1.json"), "utf8"));
const isValid = new Ajv2020({ allErrors: true }).compile(PUBLISHED);
const FACTS = { conclusion: "failure", mode: "enforce", config: buildConfig() } as const;

function problemsOf(evaluation: Evaluation, maxBytes = 30_000): readonly string[] {
  const verdict: unknown = JSON.parse(JSON.stringify(buildVerdict(evaluation, FACTS, maxBytes)));
  return isValid(verdict)
    ? []
    : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const FULL = buildEvaluation({
  outcome: "fail",
  bundles: [
    buildBundle({
      findings: [buildFinding(), buildFinding({ status: "existing", line: 0 } as never)],
      completes: [buildBrief()],
      ready: [buildBrief({ id: "T013" })],
      blocked: [{ task: buildBrief({ id: "T014" }), waitsFor: ["T012"] }],
      gain: { done: 1, phases: [], reached: { done: 13, phases: [] }, unblocks: [buildBrief({ id: "T014" })] },
    }),
    buildBundle({ dialect: null, tasksPath: null }),
  ],
  claims: [{ written: "T012", bundle: null, task: "T012", kind: "completes" }],
  suggestions: [{ bundle: "specs/001-auth", task: buildBrief(), reference: "T012", files: [], byBranch: true }],
  failures: [{ path: null, reason: "GitHub answered 502.", hint: "Try again." }],
});

describe("the verdict for programs", () => {
  it("is published with the schema that it is written by", () => {
    expect(PUBLISHED).toEqual(JSON.parse(JSON.stringify(verdictJsonSchema())));
  });

  it.each<[string, Evaluation]>([
    ["with everything in it", FULL],
    ["of nothing", buildEvaluation({ bundles: [] })],
    ["that could not be found", buildEvaluation({ outcome: "error", bundles: [], failures: FULL.failures })],
  ])("keeps to the published schema: one %s", (_name, evaluation) => {
    expect(problemsOf(evaluation)).toEqual([]);
  });

  it("says of each finding whether it counts, and of each bundle what the merge brings", () => {
    expect(buildVerdict(FULL, FACTS, 30_000)).toMatchObject({
      title: "1 new finding (error), 1 already there · 24 → 25 of 48 tasks done · completes T012",
      mode: "enforce",
      bundles: [{ completes: ["T012"], unblocks: ["T014"], blocked: [{ id: "T014", waitsFor: ["T012"] }] }, {}],
      suggestions: ["T012"],
      findings: [
        { rule: "tasks/duplicate-id", counts: true, fixable: false },
        { status: "existing", counts: false },
      ],
    });
  });

  it("keeps to schema and room whatever documents contain, and counts what it leaves out", () => {
    const texts = fc.record({
      text: anyText(2_000),
      many: fc.nat(200),
      bytes: fc.integer({ min: 8_000, max: 32_000 }),
    });
    fc.assert(
      fc.property(texts, ({ text, many, bytes }) => {
        const finding = buildFinding({ message: text, task: text, at: { path: text, line: 1, endLine: 1 } });
        const task = buildBrief({ id: text });
        const waits = { task, waitsFor: Array.from({ length: 30 }, () => text) };
        const one = buildBundle({
          path: text,
          findings: Array.from({ length: many }, () => finding),
          completes: Array.from({ length: many }, () => task),
          blocked: Array.from({ length: many }, () => waits),
        });
        const claims = Array.from({ length: many }, () => ({
          written: text,
          bundle: text,
          task: text,
          kind: "part-of" as const,
        }));
        const evaluation = buildEvaluation({ bundles: Array.from({ length: many % 20 }, () => one), claims });
        expect(problemsOf(evaluation, bytes)).toEqual([]);
        expect(byteLength(renderVerdictJson(evaluation, FACTS, bytes))).toBeLessThanOrEqual(bytes);
        const verdict = buildVerdict(evaluation, FACTS, bytes);
        expect(verdict.bundles.length + verdict.bundlesOmitted).toBe(many % 20);
        expect(verdict.findings.length + verdict.findingsOmitted).toBe(many * (many % 20));
      }),
      { numRuns: 60 },
    );
  });
});
