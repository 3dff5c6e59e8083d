import { describe, expect, it } from "vitest";
import { COMMAND_ACTIONS, RECHECK_ACTION } from "../../../src/core/report/check-actions.ts";
import { renderCheckRun } from "../../../src/core/report/check-run.ts";
import { COMMENT_BYTES, renderComment, renderMergedComment } from "../../../src/core/report/comment.ts";
import { byteLength } from "../../../src/core/report/truncate-bytes.ts";
import { buildVerdict } from "../../../src/core/report/verdict-json.ts";
import {
  buildBrief,
  buildBundle,
  buildConfig,
  buildContext,
  buildEvaluation,
  buildFinding,
  buildPhaseProgress,
} from "../../support/reports.ts";

/** GitHub's own: https://docs.github.com/rest/checks/runs, and what it answers to a comment that is too long. */
const GITHUB = { output: 65_535, comment: 65_536, title: 255, label: 20, description: 40, identifier: 20 };

const TASKS = Array.from({ length: 2_000 }, (_, at) => {
  return buildBrief({ id: `T${at}`, title: `Do the part ${at} of what the plan says about parcels`, line: at + 1 });
});
const FINDINGS = Array.from({ length: 500 }, (_, at) => {
  const message = `T${at} depends on T${at + 1}, which no document declares. Declare it, or drop the dependency.`;
  return buildFinding({
    message,
    task: `T${at}`,
    at: { path: "specs/001-auth/tasks.md", line: at + 1, endLine: at + 1 },
  });
});
const BUNDLE = buildBundle({
  counts: { tasks: 2_000, byStatus: { done: 500, todo: 1_500 }, parallel: 0 },
  findings: FINDINGS,
  progress: Array.from({ length: 40 }, (_, at) => buildPhaseProgress(String(at), `Phase ${at}: Parcels`, 10, 50)),
  ready: TASKS.slice(500, 1_000),
  blocked: TASKS.slice(1_000).map((task) => ({ task, waitsFor: ["T1", "T2"] })),
  completes: TASKS.slice(500, 600),
  mermaid: `flowchart LR\n${TASKS.map(({ id, title }) => `  ${id}["${title}"] --> T1999`).join("\n")}\n`,
});
const LARGE = buildEvaluation({ outcome: "fail", bundles: [BUNDLE] });
const PREVIEW = {
  path: ".github/spec-kit-enforce.yml",
  weakenings: ["`mode` goes from `enforce` to `report`"],
  approver: null,
  verdict: {
    mode: "report" as const,
    outcome: "fail" as const,
    conclusion: "neutral" as const,
    appearing: [],
    disappearing: [],
    readsOtherwise: false,
  },
};

/** `12 more findings not shown.` counted together with those that are shown. */
function accountedFor(text: string, line: RegExp, what: string): number {
  const left = new RegExp(`(\\d+) more ${what} not shown`).exec(text)?.[1] ?? "0";
  return (text.match(line) ?? []).length + Number(left);
}

describe("a check of two thousand tasks and five hundred findings", () => {
  const output = renderCheckRun(LARGE, buildContext({ preview: PREVIEW }));

  it("fits into what GitHub takes", () => {
    expect(byteLength(output.summary)).toBeLessThanOrEqual(GITHUB.output);
    expect(byteLength(output.text ?? "")).toBeLessThanOrEqual(GITHUB.output);
    expect(output.title.length).toBeLessThanOrEqual(GITHUB.title);
  });

  it("says how many findings and annotations it leaves out", () => {
    expect(accountedFor(output.summary, /^- ❌/gm, "findings")).toBe(500);
    expect(output.annotations).toHaveLength(200);
    expect(output.summary).toContain("300 findings have no annotation in the files.");
  });

  it("says where to see what it leaves out, and says nothing of it where nothing is left out", () => {
    const many = Array.from({ length: 4 }, () => BUNDLE);
    const cut = renderCheckRun(buildEvaluation({ outcome: "fail", bundles: many }), buildContext()).summary;
    const rest = "What does not fit here is printed by `spec-kit-enforce check` in a checkout of the branch.";
    expect(cut).toMatch(/\d+ more findings not shown\./);
    expect(cut.endsWith(rest)).toBe(true);
    expect(renderCheckRun(buildEvaluation(), buildContext()).summary).not.toContain(rest);
  });

  it("keeps the sections below a long list: bundle, sum and preview of the configuration", () => {
    const many = buildEvaluation({
      outcome: "fail",
      bundles: [{ ...BUNDLE, findings: Array(9).fill(FINDINGS).flat() }],
    });
    const { summary } = renderCheckRun(many, buildContext({ preview: PREVIEW }));
    expect(summary).toContain("more findings not shown.");
    for (const kept of [
      "### Spec bundle",
      "| **all tasks** |",
      "### Preview",
      "`mode` goes from `enforce` to `report`",
    ])
      expect(summary).toContain(kept);
  });

  it("has a verdict for programs that is whole JSON and counts what it lacks", () => {
    const json = /```json\n(.*)\n```/s.exec(output.text ?? "")?.[1] ?? "";
    const { findings, findingsOmitted, bundles } = JSON.parse(json) as ReturnType<typeof buildVerdict>;
    expect(findings.length + findingsOmitted).toBe(500);
    expect(bundles[0]?.tasks).toEqual({ done: 500, total: 2_000 });
  });
});

describe("a comment on two thousand tasks and five hundred findings", () => {
  const text = renderComment(LARGE, buildContext());

  it("fits into what GitHub takes", () => {
    expect(byteLength(text)).toBeLessThanOrEqual(COMMENT_BYTES);
    expect(COMMENT_BYTES).toBeLessThan(GITHUB.comment);
  });

  it.each([
    ["findings", /^- ❌/gm, 500],
    ["phases", /^\| Phase/gm, 40],
  ])("accounts for all %s, and says who has the rest", (what, line, count) => {
    expect(accountedFor(text, line, what)).toBe(count);
    expect(text).toContain("The check has the rest.");
  });

  it("counts the tasks that its lists leave out, and says that there is no room for the graph", () => {
    expect(text).toContain("- 390 more tasks not shown.");
    expect(text).toContain("<summary>1000 tasks still blocked after the merge</summary>");
    expect(text).toContain("The dependency graphs are left out: they do not fit here.");
  });

  it("says after the merge which tasks it leaves out, and where they stand", () => {
    const completions = TASKS.map(({ id }) => ({
      pullRequest: 12,
      bundle: "specs/001-auth",
      tasksPath: "specs/001-auth/tasks.md",
      task: id,
      target: "done" as const,
      state: "done" as const,
      detail: "c".repeat(40),
      waiting: [],
    }));
    const merged = renderMergedComment(completions);
    expect(byteLength(merged)).toBeLessThanOrEqual(COMMENT_BYTES);
    expect(accountedFor(merged, /^- `T/gm, "tasks")).toBe(2_000);
    expect(merged).toContain("The tasks documents themselves show the rest.");
  });
});

describe("buttons", () => {
  it.each([RECHECK_ACTION, ...Object.values(COMMAND_ACTIONS)])("$label fits", ({ label, description, identifier }) => {
    expect(label.length).toBeLessThanOrEqual(GITHUB.label);
    expect(description.length).toBeLessThanOrEqual(GITHUB.description);
    expect(identifier.length).toBeLessThanOrEqual(GITHUB.identifier);
  });
});

describe("the verdict for programs", () => {
  it("counts what does not fit, however small the room", () => {
    const facts = { conclusion: "failure", mode: "enforce", config: buildConfig() } as const;
    const { findings, findingsOmitted } = buildVerdict(LARGE, facts, 10_000);
    expect(findings.length).toBeLessThan(500);
    expect(findings.length + findingsOmitted).toBe(500);
  });
});
