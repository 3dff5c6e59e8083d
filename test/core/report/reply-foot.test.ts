import { describe, expect, it } from "vitest";
import { type ReplyEffect, renderReplyFoot } from "../../../src/core/report/reply-foot.ts";
import {
  buildBrief,
  buildBundle,
  buildConfig,
  buildEvaluation,
  buildFacts,
  buildFinding,
} from "../../support/reports.ts";

const HEAD = "a".repeat(40);
const NOTHING: ReplyEffect = { isMadeAnew: false, isRefused: false, commitSha: null, judged: null };
const blocked = [
  { task: buildBrief({ id: "T014" }), waitsFor: ["T012"] },
  { task: buildBrief({ id: "T015" }), waitsFor: ["T013"] },
];
const judged = {
  evaluation: buildEvaluation({ bundles: [buildBundle({ blocked, findings: [buildFinding(), buildFinding()] })] }),
  config: buildConfig(),
};

function foot(over: Parameters<typeof buildFacts>[0], effect: Partial<ReplyEffect> = {}): string {
  return renderReplyFoot(buildFacts({ headSha: HEAD, ...over }), { ...NOTHING, ...effect });
}

function checkOf(conclusion: string | null, headSha = HEAD) {
  return { checkRun: { id: 1, headSha, status: "completed", conclusion, externalId: "" } };
}

describe("what stands below a reply", () => {
  it("names the commit, and links the check", () => {
    expect(foot(checkOf("success"))).toMatch(
      new RegExp(`^Answered for commit ${HEAD}\\. \\[The check\\]\\(/[\\w-]+/[\\w-]+/pull/\\d+/checks\\) `),
    );
  });

  it.each([
    ["success", "passes, so it does not keep this from merging."],
    ["neutral", "blocks nothing, so it does not keep this from merging."],
    ["failure", "fails, so this cannot merge yet. The check says what to do"],
    [null, "is running; wait for it before you merge."],
  ])("says of a check with the conclusion %s whether this can merge", (conclusion, said) => {
    expect(foot(checkOf(conclusion))).toContain(said);
  });

  it.each([
    ["the commands change the verdict", foot(checkOf("failure"), { isMadeAnew: true })],
    ["the check is about another commit", foot(checkOf("failure", "b".repeat(40)))],
    ["there is no check yet", foot({ checkRun: null })],
  ])("promises a new verdict where %s", (_name, text) => {
    expect(text).toContain("is running");
    expect(text).not.toContain("fails");
  });

  it.each([
    ["merged", "This pull request is merged."],
    ["closed", "cannot merge until somebody reopens it. Until then it completes and unblocks nothing"],
  ] as const)("says that a pull request is %s", (state, said) => {
    expect(foot({ state, ...checkOf("failure") })).toContain(said);
  });

  it("says why the check fails, where, and that a refused command is not the reason", () => {
    const text = foot(checkOf("failure"), { judged, isRefused: true });
    expect(text).toContain("Separately, [the check]");
    expect(text).toContain(
      "`tasks/duplicate-id` in `specs/001-auth/tasks.md:7`. Task `T002` is declared twice. The check lists 1 more error.",
    );
    expect(foot(checkOf("failure"), { judged })).not.toContain("Separately");
  });

  it("says nothing twice that stands above already, and calls that no other reason", () => {
    const above = "- ❌ error Task `T002` is declared twice.";
    const text = foot(checkOf("failure"), { judged, isRefused: true, above });
    expect(text).toContain("in `specs/001-auth/tasks.md:7`, as said above. The check lists 1 more error.");
    const failures = [{ path: null, reason: "tasks.md is too large.", hint: "Split it." }];
    const evaluation = buildEvaluation({ outcome: "error", bundles: [], failures });
    const unread = { judged: { ...judged, evaluation }, isRefused: true, above: "tasks.md is too large. Split it." };
    expect(foot(checkOf("failure"), unread)).toContain(
      "[The check](/octo/shop/pull/12/checks) fails for the same reason",
    );
    expect(text).not.toContain("Separately");
  });

  it("leaves a long message to the check", () => {
    const findings = [buildFinding({ message: `Task ${"x".repeat(300)}` })];
    const evaluation = buildEvaluation({ bundles: [buildBundle({ findings })] });
    const text = foot(checkOf("failure"), { judged: { ...judged, evaluation } });
    expect(text).toContain("in `specs/001-auth/tasks.md:7`. The check says what to do.");
  });

  it("says what could not be evaluated, and that nobody knows then who is blocked", () => {
    const failures = [{ path: null, reason: "tasks.md is too large.", hint: "Split it." }];
    const evaluation = buildEvaluation({ outcome: "error", bundles: [], failures });
    const text = foot(checkOf("failure"), { judged: { ...judged, evaluation } });
    expect(text).toContain("cannot merge yet: tasks.md is too large. Split it. Which tasks are blocked is not known");
  });

  it("names who is blocked, and what the merge unblocks", () => {
    expect(foot(checkOf("success"), { judged })).toContain("Blocked tasks: `T014`, `T015`.");
    const gain = { done: 1, phases: [], reached: { done: 1, phases: [] }, unblocks: [buildBrief({ id: "T014" })] };
    const evaluation = buildEvaluation({ bundles: [buildBundle({ blocked, gain, completes: [buildBrief()] })] });
    const said = (ticks: "auto" | "off") =>
      foot(checkOf("success"), { judged: { evaluation, config: buildConfig({ ticks }) } });
    expect(said("auto")).toContain("Merging this unblocks `T014`. Still blocked after the merge: `T015`.");
    expect(said("off")).toContain("Once `T012` is ticked, merging this unblocks `T014`.");
  });

  it("says that no task is blocked, and by which spec bundle where there are several", () => {
    const none = buildEvaluation({ bundles: [buildBundle()] });
    expect(foot(checkOf("success"), { judged: { ...judged, evaluation: none } })).toContain("No task is blocked.");
    const two = buildEvaluation({ bundles: [buildBundle({ blocked }), buildBundle({ slug: "002-pay" })] });
    expect(foot(checkOf("success"), { judged: { ...judged, evaluation: two } })).toContain("`001-auth#T014`");
  });

  it("speaks of the commit that it made, and of who was blocked before it", () => {
    const text = foot(checkOf("failure"), { judged, commitSha: "c0ffee0".padEnd(40, "0"), isMadeAnew: true });
    expect(text).toMatch(/^The branch is now at commit c0ffee0: pull it before you push\. \[The check\]/);
    expect(text).toContain("is running on it; wait for it before you merge.");
    expect(text).toContain("the check will list it; before it, `T014`, `T015` were.");
    expect(text).not.toContain(HEAD);
  });
});
