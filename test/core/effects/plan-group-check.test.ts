import { describe, expect, test } from "vitest";
import { buildGroupFacts } from "../../../src/core/build-group-facts.ts";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { planGroupCheck } from "../../../src/core/effects/plan-group-check.ts";
import { failedEvaluation } from "../../../src/core/report/failed-evaluation.ts";
import { findGroupBase } from "../../../src/core/report/group-id.ts";
import type { MergeGroup } from "../../../src/core/snapshot/merge-group.ts";
import { pullRequestFacts } from "../../support/github/pull-request-facts.ts";
import { buildBundle, buildEvaluation, buildFinding } from "../../support/reports.ts";

const repository = { id: 1, owner: "octo", name: "specs" };
const baseSha = "b".repeat(40);
const GROUP: MergeGroup = {
  ref: {
    installationId: 1,
    repository,
    headSha: "c".repeat(40),
    baseSha,
    branch: `gh-readonly-queue/main/pr-7-${baseSha}`,
  },
  baseRef: "main",
  pullRequests: [7],
  config: null,
  checkRun: null,
};
const FAILED = failedEvaluation({ path: null, reason: "It could not be read.", hint: "Try again." });

function plan(group: MergeGroup = GROUP, forceNewRun = false) {
  const facts = buildGroupFacts(group, [pullRequestFacts()]);
  const config = { ...DEFAULT_CONFIG, mode: "enforce" as const };
  return planGroupCheck(group, { facts, evaluation: FAILED, config, verdicts: [], forceNewRun, deliveryId: null });
}

describe("the check of a merge group", () => {
  test("stands on the group's commit, names its pull requests and has no buttons", () => {
    const [effect] = plan();
    expect(effect).toMatchObject({
      headSha: GROUP.ref.headSha,
      update: null,
      output: { conclusion: "failure", actions: [] },
    });
    expect(effect?.output.summary).toMatch(/^Merge group of #7, judged as `main` will be once the group is merged\./);
    expect(findGroupBase(effect?.externalId ?? "")).toBe(baseSha);
  });

  test("is not published a second time while it says the same, unless somebody asks for it", () => {
    const [effect] = plan();
    const checkRun = {
      id: 1,
      headSha: GROUP.ref.headSha,
      status: "completed",
      conclusion: "failure",
      externalId: effect?.externalId ?? "",
    };
    expect(plan({ ...GROUP, checkRun })).toEqual([]);
    expect(plan({ ...GROUP, checkRun }, true)).toHaveLength(1);
    expect(plan({ ...GROUP, checkRun: { ...checkRun, externalId: "pr:7" } })).toHaveLength(1);
  });

  test("says so where nobody knows the pull requests, and counts those beyond twenty", () => {
    expect(plan({ ...GROUP, pullRequests: [] })[0]?.output.summary).toContain("that GitHub does not name");
    const many = Array.from({ length: 23 }, (_, at) => at + 1);
    expect(plan({ ...GROUP, pullRequests: many })[0]?.output.summary).toContain("#20 and 3 more, judged");
  });
});

describe("the check of a merge group with an error", () => {
  const evaluation = buildEvaluation({
    outcome: "fail",
    bundles: [buildBundle({ findings: [buildFinding({ task: "T002" })] })],
  });
  const repo = { installationId: 1, repository };

  function said(bodies: readonly string[]): string {
    const members = bodies.map((body, at) => pullRequestFacts({ ref: { ...repo, number: at + 7 }, body }));
    const group = { ...GROUP, pullRequests: members.map(({ ref }) => ref.number) };
    const config = { ...DEFAULT_CONFIG, mode: "enforce" as const };
    const input = { evaluation, config, verdicts: [], forceNewRun: false, deliveryId: null };
    const [effect] = planGroupCheck(group, { facts: buildGroupFacts(group, members), ...input }, members);
    return effect?.output.summary ?? "";
  }

  test("names the pull requests that name its task, as those to look at first", () => {
    const text = said(["Completes T001", "Completes T002", "Part of T002"]);
    expect(text).toContain("look first at #8 (which names `T002`) and #9 (which names `T002`).");
    expect(text).toContain("The others need no change");
  });

  test("goes by the files where none names it, and says where to fix it where there is one pull request", () => {
    expect(said(["Completes T001", ""])).toContain("in the pull request that changes the files named below.");
    expect(said(["Completes T001"])).toContain("Fix it in #7, and add that to the queue again.");
  });

  test("speaks of the group where a pull request's check would speak of itself", () => {
    expect(said(["", ""])).toContain("except those that were there before this group");
  });
});

describe("a merge group as one pull request", () => {
  test("has the claims and labels of all, and none of what a pull request alone has", () => {
    const facts = buildGroupFacts(GROUP, [
      pullRequestFacts({ body: "Task: T001", labels: ["a", "b"] }),
      pullRequestFacts({ body: "Task: T002", labels: ["b", "c"], draft: true }),
    ]);
    expect(facts).toMatchObject({
      body: "Completes: T001\nCompletes: T002",
      labels: ["a", "b", "c"],
      headSha: GROUP.ref.headSha,
      baseSha,
      draft: false,
      siblings: [],
    });
  });

  test("can be judged where it holds nobody that is known", () => {
    expect(buildGroupFacts({ ...GROUP, pullRequests: [] }, [])).toMatchObject({
      title: "",
      body: "",
      ref: { number: 0 },
    });
  });
});
