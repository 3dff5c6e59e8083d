import { describe, expect, it } from "vitest";
import { planCheckRun } from "../../../src/core/effects/plan-check-run.ts";
import { withoutAnnotations } from "../../../src/core/effects/without-annotations.ts";
import { decidePublication, findPullRequest } from "../../../src/core/report/external-id.ts";
import { buildBundle, buildConfig, buildEvaluation, buildFacts, buildFinding } from "../../support/reports.ts";

describe("withoutAnnotations", () => {
  const evaluation = buildEvaluation({ outcome: "fail", bundles: [buildBundle({ findings: [buildFinding()] })] });
  const input = { facts: buildFacts(), evaluation, config: buildConfig(), verdicts: [], forceNewRun: false };
  const [effect] = planCheckRun({ ...input, deliveryId: null }).map(withoutAnnotations);

  it("keeps the verdict and says that the annotations are missing", () => {
    expect(effect?.output).toMatchObject({ conclusion: "failure", annotations: [] });
    expect(effect?.output.summary).toContain("GitHub did not accept the annotations");
  });

  it("is superseded by the next review, and still names its pull request", () => {
    const externalId = effect?.externalId ?? "";
    const run = { id: 1, headSha: "a".repeat(40), status: "completed", conclusion: "failure", externalId };
    const digests = { outputDigest: "0".repeat(16), annotationsDigest: "0".repeat(16) };
    expect(decidePublication(run, { pullRequest: 12, ...digests, conclusion: "failure" })).toEqual({ kind: "new" });
    expect(findPullRequest(externalId)).toBe(12);
  });
});
