import { describe, expect, it } from "vitest";
import { renderComment, renderMergedComment, STICKY_MARKER } from "../../../src/core/report/comment.ts";
import { byteLength } from "../../../src/core/report/truncate-bytes.ts";
import {
  buildBrief,
  buildBundle,
  buildConfig,
  buildContext,
  buildEvaluation,
  buildFinding,
  buildPhaseProgress,
} from "../../support/reports.ts";

const BUNDLE = buildBundle({
  progress: [buildPhaseProgress("1", "Phase 1: Setup", 12, 12), buildPhaseProgress("2", "Phase 2: Stories", 0, 12)],
  completes: [buildBrief()],
  ready: [buildBrief({ id: "T013", title: "Log in" })],
  blocked: [
    { task: buildBrief({ id: "T014" }), waitsFor: ["T012"] },
    { task: buildBrief({ id: "T015" }), waitsFor: ["T012", "T013"] },
  ],
  findings: [buildFinding(), buildFinding({ status: "existing", message: "An older one." })],
  gain: { done: 1, phases: [0, 1], reached: { done: 13, phases: [12, 1] }, unblocks: [buildBrief({ id: "T014" })] },
  mermaid: "flowchart LR\n  T012 --> T014\n",
});

describe("renderComment", () => {
  const body = renderComment(buildEvaluation({ outcome: "fail", bundles: [BUNDLE] }), buildContext());

  it.each([
    ["the verdict", "## ❌ 1 new finding (error), 1 already there · 12 → 13 of 24 tasks done · completes T012"],
    ["a bar per phase", "| Phase 1: Setup | `██████████ 12 of 12` |\n| Phase 2: Stories | `█░░░░░░░░░ 0 → 1 of 12` |"],
    ["what this change ticks", "**Ticked when this merges**\n\n- `T012` Store sessions"],
    ["what is ready next", "**Ready next**\n\n- `T013` Log in"],
    [
      "what stays blocked and by what, folded",
      "<details>\n<summary>1 task still blocked after the merge</summary>\n\n- `T015` waits for `T013`\n\n</details>",
    ],
    ["what merging it unblocks", "**Merging this unblocks**\n\n- `T014` Store sessions"],
    ["whether it can merge, and what to do", "**This cannot merge yet:** 1 error to fix. Push a commit that fixes it;"],
    ["new findings", "- ❌ error `specs/001-auth/tasks.md:7` Task `T002` is declared twice. (`tasks/duplicate-id`)"],
    ["how many findings are older", "1 finding was there before this pull request and does not count."],
    [
      "the graph, folded",
      "<details>\n<summary>Dependency graph</summary>\n\n```mermaid\nflowchart LR\n  T012 --> T014\n```\n\nArrows point to the task that waits. Drawn as on this branch, with what this pull request completes counted as done.\n\n</details>",
    ],
    ["how to act", "Comment `/spec help`"],
  ])("shows %s", (_name, text) => {
    expect(body).toContain(text);
  });

  it("ends with the marker by which it is found again", () => {
    expect(body.endsWith(`\n\n${STICKY_MARKER}`)).toBe(true);
  });

  it("shows older findings where all of them count", () => {
    const all = buildContext({ config: buildConfig({ findings: "all" }) });
    expect(renderComment(buildEvaluation({ bundles: [BUNDLE] }), all)).toContain("An older one.");
  });

  it("does not change when nothing but head and base do", () => {
    expect(body).not.toMatch(/[0-9a-f]{12}/);
  });

  it("leaves out the graphs first, and says so", () => {
    const large = buildBundle({ ...BUNDLE, mermaid: `flowchart LR\n${"  A --> B\n".repeat(4_000)}` });
    const text = renderComment(buildEvaluation({ bundles: [large, large] }), buildContext());
    expect(text).toContain("The dependency graphs are left out: they do not fit here.");
    expect(text).toContain("- `T015` waits for `T013`");
    expect(byteLength(text)).toBeLessThanOrEqual(60_000);
  });

  it("stays within the limit when everything is large, and still ends with the marker", () => {
    const tasks = Array.from({ length: 400 }, () => buildBrief({ id: "|".repeat(100), title: "<😀>".repeat(300) }));
    const findings = tasks.map(() => buildFinding({ message: "`|`@😀".repeat(500) }));
    const progress = tasks.map(() => buildPhaseProgress("1", "<|>".repeat(300), 1, 2));
    const blocked = tasks.map((task) => ({ task, waitsFor: tasks.map(({ id }) => id) }));
    const bundle = buildBundle({ ready: tasks, completes: tasks, blocked, findings, progress });
    const bundles = Array.from({ length: 30 }, () => bundle);
    const text = renderComment(buildEvaluation({ bundles }), buildContext());
    expect(byteLength(text)).toBeLessThanOrEqual(60_000);
    expect(text.endsWith(STICKY_MARKER)).toBe(true);
    expect(text).toContain("Most details are left out");
  });

  it("lets no document forge the marker, close the fold, or speak to anybody", () => {
    const evil = `${STICKY_MARKER}</details> @octocat fixes #1 https://evil.example`;
    const bundle = buildBundle({
      path: evil,
      completes: [buildBrief({ id: evil, title: evil })],
      findings: [buildFinding({ message: evil, rule: evil })],
      progress: [buildPhaseProgress("1", evil, 1, 2)],
      mermaid: "flowchart LR\n```\n</details>\n",
    });
    const text = renderComment(buildEvaluation({ bundles: [bundle] }), buildContext({ notice: evil }));
    const outside = text.replace(/````mermaid.*?````/s, "").replace(/`[^`\n]+`/g, "");
    expect(outside.split(STICKY_MARKER)).toHaveLength(2);
    expect(outside.match(/<\/details>/g)).toHaveLength(1);
    expect(outside).not.toMatch(/@octocat|#1\b|:\/\//);
  });
});

const LOCATION = {
  repository: { owner: "octo", name: "shop" },
  number: 12,
  head: { owner: "mona", name: "shop", branch: "fix/login (2)" },
};

describe("what a comment says first", () => {
  const failing = buildEvaluation({ outcome: "fail", bundles: [BUNDLE] });
  const report = buildConfig({ mode: "report" });
  it.each([
    ["that nothing keeps it", buildEvaluation(), {}, "**Nothing here keeps this from merging.**"],
    ["what keeps it", failing, {}, "**This cannot merge yet:** 1 error to fix."],
    [
      "that a draft is not blocked",
      failing,
      { draft: true },
      "Fix 1 error before you mark it ready for review: from then on it blocks the merge.",
    ],
    [
      "that report mode blocks nothing",
      failing,
      { config: report },
      "No action is needed: 1 error is worth fixing, and would block the merge only in enforce mode.",
    ],
    [
      "that nobody knows",
      buildEvaluation({
        outcome: "error",
        bundles: [],
        failures: [{ path: null, reason: "No answer.", hint: "Wait." }],
      }),
      {},
      "**This cannot merge yet:** the spec bundles could not be evaluated, and the check fails until they can be.",
    ],
  ] as const)("is %s", (_name, evaluation, over, sentence) => {
    expect(renderComment(evaluation, buildContext(over)).split("\n\n")[1]).toContain(sentence);
  });

  it("is who let it pass, where somebody did", () => {
    const record = {
      commentId: 1,
      position: 0,
      actor: "otto",
      headSha: "a".repeat(40),
      givenAt: "2026-03-01T10:00:00Z",
    };
    const override = { ...record, order: { kind: "override" as const, reason: "The outage cannot wait." } };
    const text = renderComment(failing, buildContext({ override }));
    expect(text).toMatch(
      /^## ⚠️ Overridden by otto · .*\n\n\*\*Overridden\*\* by `otto` \(reason: The outage cannot wait\.\)\. The check passes/,
    );
  });
});

describe("the links of a comment", () => {
  const findings = [
    buildFinding({ rule: "bundle/missing-document", creates: "specs/001-auth/plan.md" }),
    buildFinding({ severity: "warning", at: { path: "a (b)/t.md", line: 3, endLine: 3 } }),
  ];
  const evaluation = buildEvaluation({ outcome: "fail", bundles: [buildBundle({ findings })] });

  it("lead to the lines on the branch, to the check, and to a form for each file that is missing", () => {
    const text = renderComment(evaluation, buildContext({ location: LOCATION }));
    expect(text).toContain("(/mona/shop/blob/fix/login%20%282%29/specs/001-auth/tasks.md?plain=1#L7)");
    expect(text).toContain("(/mona/shop/blob/fix/login%20%282%29/a%20%28b%29/t.md?plain=1#L3)");
    expect(text).toContain("[The check](/octo/shop/pull/12/checks)");
    expect(text).toContain(
      "- [Create `specs/001-auth/plan.md`](/mona/shop/new/fix/login%20%282%29?filename=specs%2F001-auth%2Fplan.md&value=%23%20Implementation%20Plan%3A%20Auth%0A%0A%23%23%20Summary%0A%0ASay%20in",
    );
  });

  it("are left out where the branch is out of reach", () => {
    const text = renderComment(evaluation, buildContext({ location: { ...LOCATION, head: null } }));
    expect(text).not.toContain("/blob/");
    expect(text).not.toContain("/new/");
  });
});

describe("renderMergedComment", () => {
  const completion = { pullRequest: 12, bundle: "specs/001-auth", tasksPath: "specs/001-auth/tasks.md" };

  it("says of every task where it was ticked or what stopped it", () => {
    const sha = "c".repeat(40);
    const body = renderMergedComment([
      { ...completion, task: "T1", target: "done", state: "done", detail: sha, waiting: [] },
      { ...completion, task: "T2", target: "done", state: "proposed", detail: "34", waiting: ["T5"] },
      { ...completion, task: "T3", target: "done", state: "refused", detail: "Two boxes claim `T3`.", waiting: ["T6"] },
      { ...completion, task: "T4", target: "done", state: "pending", detail: null, waiting: null },
    ]);
    expect(body.split("\n").filter((line) => line.startsWith("- "))).toEqual([
      `- \`T1\` in \`specs/001-auth/tasks.md\`: ticked in ${sha}.`,
      "- `T2` in `specs/001-auth/tasks.md`: proposed in #34; it is ticked once that is merged.",
      "- `T3` in `specs/001-auth/tasks.md`: **not ticked.** Two boxes claim `T3`.",
      "- `T4` in `specs/001-auth/tasks.md`: will be ticked shortly.",
    ]);
    expect(body.endsWith(STICKY_MARKER)).toBe(true);
  });
});

describe("an error that an approval settles", () => {
  it.each(["trace/checklist-without-approval", "trace/config-weakened", "trace/gate-changed-with-code"])(
    "%s asks for the approval, not for a commit alone",
    (rule) => {
      const bundle = buildBundle({ findings: [buildFinding({ rule, severity: "error" })] });
      const body = renderComment(buildEvaluation({ outcome: "fail", bundles: [bundle] }), buildContext());
      expect(body).toContain("Get the approval that it asks for below, or revert the change.");
      expect(body).not.toContain("Push a commit");
    },
  );
});
