import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderCheckRun } from "../../../src/core/report/check-run.ts";
import type { Evaluation } from "../../../src/core/report/evaluation.ts";
import { byteLength } from "../../../src/core/report/truncate-bytes.ts";
import { anyText } from "../../support/any-text.ts";
import {
  buildBrief,
  buildBundle,
  buildConfig,
  buildContext,
  buildEvaluation,
  buildFinding,
  buildPhaseProgress,
} from "../../support/reports.ts";

const FAILED = buildEvaluation({
  outcome: "error",
  bundles: [],
  failures: [{ path: "specs/001-auth/tasks.md", reason: "specs/001-auth/tasks.md is too large.", hint: "Split it." }],
});

describe("the conclusion", () => {
  it.each([
    ["enforce", "pass", "success"],
    ["enforce", "fail", "failure"],
    ["enforce", "error", "failure"],
    ["report", "pass", "success"],
    ["report", "fail", "neutral"],
    ["report", "error", "neutral"],
  ] as const)("in %s mode of %s is %s", (mode, outcome, conclusion) => {
    const evaluation = buildEvaluation({ outcome });
    expect(renderCheckRun(evaluation, buildContext({ config: buildConfig({ mode }) })).conclusion).toBe(conclusion);
  });

  it("is reported only while the pull request is a draft", () => {
    const output = renderCheckRun(buildEvaluation({ outcome: "fail" }), buildContext({ draft: true }));
    expect(output.conclusion).toBe("neutral");
    expect(output.summary).toContain("Mode `enforce`, but errors are only reported while this is a draft.");
  });
});

describe("the title", () => {
  it.each<[string, Partial<Evaluation>]>([
    ["No findings · 12 of 24 tasks done", {}],
    ["No spec bundles concerned", { bundles: [] }],
    [
      "1 finding (error) · 12 of 24 tasks done · completes T012",
      { bundles: [buildBundle({ findings: [buildFinding()], completes: [buildBrief()] })] },
    ],
    [
      "2 new findings (all errors), 1 already there · 24 of 48 tasks done",
      {
        bundles: [
          buildBundle({ findings: [buildFinding(), buildFinding({ status: "existing" })] }),
          buildBundle({ findings: [buildFinding()] }),
        ],
      },
    ],
    [
      "No findings · 12 of 23 tasks done · completes T1, T2, T3, T4 and 2 more",
      {
        bundles: [
          buildBundle({
            counts: { tasks: 24, byStatus: { done: 12, todo: 11, cancelled: 1 }, parallel: 0 },
            completes: ["T1", "T2", "T3", "T4", "T5", "T6"].map((id) => buildBrief({ id })),
          }),
        ],
      },
    ],
    ["Could not evaluate: specs/001-auth/tasks.md is too large.", FAILED],
  ])("says %s", (title, over) => {
    expect(renderCheckRun(buildEvaluation(over), buildContext()).title).toBe(title);
  });
});

describe("the summary", () => {
  it("lists errors before warnings and what was already there at the end", () => {
    const findings = [
      buildFinding({ message: "old error", status: "existing" }),
      buildFinding({ message: "a mild one", severity: "warning" }),
      buildFinding({ message: "new error" }),
    ];
    const { summary } = renderCheckRun(buildEvaluation({ bundles: [buildBundle({ findings })] }), buildContext());
    const order = ["new error", "a mild one", "Already there", "old error"].map((text) => summary.indexOf(text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it("has a table of phases per spec bundle", () => {
    const progress = [buildPhaseProgress("1", "Phase 1: Setup | tools", 3, 4), buildPhaseProgress("2", "Empty", 0, 0)];
    const { summary } = renderCheckRun(buildEvaluation({ bundles: [buildBundle({ progress })] }), buildContext());
    expect(summary).toContain("| Phase 1: Setup &#124; tools | `███████░░░ 3 of 4` |");
    expect(summary).not.toContain("Empty");
  });

  it.each([
    ["the file on the base", ".github/spec-kit-enforce.yml", "Set in `.github/spec-kit-enforce.yml` on `main`."],
    ["the defaults", null, "These are the defaults: there is no configuration file on `main`."],
  ])("says that %s is in force", (_name, configPath, expected) => {
    expect(renderCheckRun(buildEvaluation(), buildContext({ configPath })).summary).toContain(expected);
  });

  it("says why nothing could be evaluated, by which delivery, and how to retry", () => {
    const { summary } = renderCheckRun(FAILED, buildContext({ deliveryId: "d-1" }));
    expect(summary).toContain("- specs/001-auth/tasks.md is too large. Split it.");
    expect(summary).toContain("press *Re-check* on the check, or comment `/spec recheck`.");
    expect(summary).toContain("under the delivery `d-1`.");
  });
});

describe("the text", () => {
  it("adds up what each rule looked at", () => {
    const looked = [{ rule: "tasks/duplicate-id", examined: 3, of: 4, unit: "tasks" }];
    const evaluation = buildEvaluation({ bundles: [buildBundle({ looked }), buildBundle({ looked })] });
    expect(renderCheckRun(evaluation, buildContext()).text).toContain("| `tasks/duplicate-id` | 6 of 8 tasks |");
  });

  it("ends with the verdict as JSON", () => {
    const evaluation = buildEvaluation({ outcome: "fail", bundles: [buildBundle({ findings: [buildFinding()] })] });
    const json =
      /```json\n(.*)\n```\n\n<\/details>$/s.exec(renderCheckRun(evaluation, buildContext()).text ?? "")?.[1] ?? "";
    expect(JSON.parse(json)).toMatchObject({
      version: 1,
      outcome: "fail",
      conclusion: "failure",
      bundles: [{ path: "specs/001-auth", tasks: { done: 12, total: 24 } }],
      findings: [{ rule: "tasks/duplicate-id", line: 7, task: "T002", status: "new" }],
      findingsOmitted: 0,
    });
  });
});

describe("GitHub's limits", () => {
  it("hold with ten thousand findings, and what is left out is counted", () => {
    const findings = Array.from({ length: 10_000 }, (_, index) =>
      buildFinding({
        message: `Task \`T${index}\` 😀`,
        at: { path: "specs/001-auth/tasks.md", line: index, endLine: index },
      }),
    );
    const output = renderCheckRun(buildEvaluation({ bundles: [buildBundle({ findings })] }), buildContext());
    const shown = output.summary.match(/^- ❌/gm)?.length ?? 0;
    expect(byteLength(output.summary)).toBeLessThanOrEqual(65_535);
    expect(output.summary).toContain(`${10_000 - shown} more findings not shown.`);
    expect(output.annotations).toHaveLength(200);
    expect(output.summary).toContain("9800 findings have no annotation in the files.");
  });

  it("hold for whatever documents contain", () => {
    const text = anyText(3_000);
    const anyEvaluation = fc.record({ message: text, title: text, path: text, many: fc.nat(300) }).map((parts) => {
      const findings = Array.from({ length: parts.many }, () => buildFinding({ message: parts.message }));
      const progress = Array.from({ length: parts.many }, () => buildPhaseProgress("1", parts.title, 1, 2));
      const completes = Array.from({ length: parts.many }, () => buildBrief({ title: parts.title }));
      const bundle = buildBundle({ path: parts.path, findings, progress, completes });
      return buildEvaluation({ bundles: Array.from({ length: parts.many % 30 }, () => bundle) });
    });
    fc.assert(
      fc.property(anyEvaluation, (evaluation) => {
        const { title, summary, text: body, actions } = renderCheckRun(evaluation, buildContext());
        expect(byteLength(summary)).toBeLessThanOrEqual(65_535);
        expect(byteLength(body ?? "")).toBeLessThanOrEqual(65_535);
        expect(title.length).toBeLessThanOrEqual(255);
        expect(actions.every(({ label, identifier }) => label.length <= 20 && identifier.length <= 20)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
