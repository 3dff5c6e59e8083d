import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import type { Effect, EffectOf } from "../../../src/core/effects/effect.ts";
import { findVerdict } from "../../../src/core/effects/plan-check-run.ts";
import { planMergeReport, planReview } from "../../../src/core/effects/plan-review.ts";
import type { ReviewInput } from "../../../src/core/effects/review-input.ts";
import type { PullRequestFacts } from "../../../src/core/snapshot/pull-request.ts";
import { buildBundle, buildConfig, buildEvaluation, buildFacts, buildFinding } from "../../support/reports.ts";

function buildInput(over: Partial<ReviewInput> = {}): ReviewInput {
  return {
    facts: buildFacts(),
    evaluation: buildEvaluation(),
    config: buildConfig(),
    verdicts: [],
    forceNewRun: false,
    deliveryId: null,
    ...over,
  };
}

const RED = buildEvaluation({ outcome: "fail", bundles: [buildBundle({ findings: [buildFinding()] })] });

function checkRunOf(effects: readonly Effect[]): EffectOf<"publish-check-run"> | undefined {
  return effects.find((effect) => effect.kind === "publish-check-run");
}

function commentOf(effects: readonly Effect[]): EffectOf<"upsert-comment"> | undefined {
  return effects.find((effect) => effect.kind === "upsert-comment");
}

/** What GitHub has once the effects are applied. */
function applied(effects: readonly Effect[], before: PullRequestFacts = buildFacts()): PullRequestFacts {
  const run = checkRunOf(effects);
  const comment = commentOf(effects);
  return {
    ...before,
    checkRun: run
      ? {
          id: run.update ?? 1000,
          headSha: run.headSha,
          status: "completed",
          conclusion: run.output.conclusion,
          externalId: run.externalId,
        }
      : before.checkRun,
    comment: comment ? { id: comment.update ?? 2000, body: comment.body } : before.comment,
  };
}

describe("planReview", () => {
  it("publishes a check and a comment at first", () => {
    const effects = planReview(buildInput({ evaluation: RED }));
    expect(checkRunOf(effects)).toMatchObject({
      headSha: "a".repeat(40),
      name: "spec-kit-enforce",
      update: null,
      output: { conclusion: "failure", annotations: [{ path: "specs/001-auth/tasks.md", startLine: 7 }] },
    });
    expect(commentOf(effects)).toMatchObject({ issueNumber: 12, update: null });
  });

  it("plans nothing when everything is said already", () => {
    const facts = applied(planReview(buildInput({ evaluation: RED })));
    expect(planReview(buildInput({ evaluation: RED, facts }))).toEqual([]);
  });

  it("takes a comment as the same that GitHub gives back with other line ends", () => {
    const facts = applied(planReview(buildInput()));
    const comment = facts.comment && { ...facts.comment, body: `${facts.comment.body.replaceAll("\n", "\r\n")}\r\n` };
    expect(planReview(buildInput({ facts: { ...facts, comment } }))).toEqual([]);
  });

  it("makes a new run on request even though nothing changed", () => {
    const facts = applied(planReview(buildInput()));
    const effects = planReview(buildInput({ facts, forceNewRun: true }));
    expect(effects.map(({ kind }) => kind)).toEqual(["publish-check-run"]);
    expect(checkRunOf(effects)?.update).toBeNull();
  });

  it("updates the run without sending annotations again when they are the same", () => {
    const facts = applied(planReview(buildInput({ evaluation: RED })));
    const run = checkRunOf(planReview(buildInput({ evaluation: RED, facts, notice: "Look here." })));
    expect(run).toMatchObject({ update: 1000, output: { annotations: [] } });
  });

  it("makes a new run when a finding goes away, so that no stale annotation stays", () => {
    const facts = applied(planReview(buildInput({ evaluation: RED })));
    const run = checkRunOf(planReview(buildInput({ facts })));
    expect(run).toMatchObject({ update: null, output: { conclusion: "success", annotations: [] } });
  });

  it("updates our comment", () => {
    const comment = { id: 5, body: "old" };
    expect(commentOf(planReview(buildInput({ facts: buildFacts({ comment }) })))?.update).toBe(5);
  });

  it("does not comment where no spec bundle is concerned", () => {
    const evaluation = buildEvaluation({ bundles: [] });
    expect(planReview(buildInput({ evaluation })).map(({ kind }) => kind)).toEqual(["publish-check-run"]);
  });

  it("comments on a new error even without a spec bundle", () => {
    const evaluation = buildEvaluation({ outcome: "fail", bundles: [], findings: [buildFinding()] });
    expect(commentOf(planReview(buildInput({ evaluation })))).toBeDefined();
  });

  it("takes back in its comment what no longer concerns the pull request", () => {
    const facts = buildFacts({ comment: { id: 5, body: "old" } });
    const evaluation = buildEvaluation({ bundles: [] });
    expect(commentOf(planReview(buildInput({ facts, evaluation })))?.body).toContain("no longer touches or names");
  });

  it("leaves a locked conversation alone, and checks all the same", () => {
    const effects = planReview(buildInput({ facts: buildFacts({ locked: true }) }));
    expect(effects.map(({ kind }) => kind)).toEqual(["publish-check-run"]);
  });

  it("writes nothing on a pull request that was closed meanwhile", () => {
    expect(planReview(buildInput({ facts: buildFacts({ state: "closed" }) }))).toEqual([]);
  });
});

describe("a commit that is the head of several pull requests", () => {
  const facts = buildFacts({ siblings: [13] });

  it("gets the worst verdict, and the title says whose", () => {
    const verdicts = [{ pullRequest: 13, conclusion: "failure", title: "3 findings" } as const];
    const output = checkRunOf(planReview(buildInput({ facts, verdicts })))?.output;
    expect(output).toMatchObject({ conclusion: "failure", title: "#13: 3 findings" });
    expect(output?.summary).toContain("The verdict of #13 counts: 3 findings.");
  });

  it("is not satisfied while a sibling has not been judged", () => {
    const output = checkRunOf(planReview(buildInput({ facts })))?.output;
    expect(output).toMatchObject({ conclusion: "failure", title: "#13: Waiting for the verdict of #13" });
  });

  it("is not satisfied by a sibling's neutral report when this one fails", () => {
    const verdicts = [{ pullRequest: 13, conclusion: "neutral", title: "3 findings" } as const];
    const output = checkRunOf(planReview(buildInput({ facts, verdicts, evaluation: RED })))?.output;
    expect(output).toMatchObject({ conclusion: "failure", title: "#12: 1 finding (error) · 12 of 24 tasks done" });
  });

  it("is satisfied when all are", () => {
    const verdicts = [{ pullRequest: 13, conclusion: "success", title: "No findings" } as const];
    expect(checkRunOf(planReview(buildInput({ facts, verdicts })))?.output.conclusion).toBe("success");
  });

  it("keeps the run of the sibling that fails it: it says more than this pull request could", () => {
    const sibling = buildFacts({ ref: { ...facts.ref, number: 13 }, siblings: [12] });
    const verdicts = [findVerdict(buildInput()), findVerdict(buildInput({ facts: sibling, evaluation: RED }))];
    const { checkRun } = applied(planReview(buildInput({ facts: sibling, evaluation: RED, verdicts })), sibling);
    const own = { ...facts, checkRun };
    expect(checkRunOf(planReview(buildInput({ facts: own, verdicts })))).toBeUndefined();
    expect(checkRunOf(planReview(buildInput({ facts: own, verdicts, forceNewRun: true })))).toBeDefined();
  });

  it("does not heed the verdict of a pull request that is no sibling any more", () => {
    const verdicts = [{ pullRequest: 13, conclusion: "failure", title: "3 findings" } as const];
    expect(checkRunOf(planReview(buildInput({ verdicts })))?.output.conclusion).toBe("success");
  });
});

describe("an evaluation that failed as a whole", () => {
  const failure = { path: null, reason: "GitHub answered 502.", hint: "Try again." };
  const evaluation = buildEvaluation({ outcome: "error", bundles: [], failures: [failure] });

  it("fails the check with cause and delivery, and leaves the last comment as it is", () => {
    const facts = buildFacts({ comment: { id: 5, body: "old" } });
    const effects = planReview(buildInput({ facts, evaluation, deliveryId: "d-1" }));
    expect(effects.map(({ kind }) => kind)).toEqual(["publish-check-run"]);
    const output = checkRunOf(effects)?.output;
    expect(output).toMatchObject({ conclusion: "failure", title: "Could not evaluate: GitHub answered 502." });
    expect(output?.summary).toContain("`d-1`");
  });
});

describe("planMergeReport", () => {
  const completion = { pullRequest: 12, bundle: "specs/001-auth", tasksPath: "specs/001-auth/tasks.md", task: "T012" };

  it("tells in the comment where a task was ticked", () => {
    const effects = planMergeReport(
      buildFacts({ state: "merged" }),
      [{ ...completion, target: "done", state: "done", detail: "c".repeat(40), waiting: [] }],
      DEFAULT_CONFIG,
    );
    expect(commentOf(effects)?.body).toContain(`\`T012\` in \`specs/001-auth/tasks.md\`: ticked in ${"c".repeat(40)}.`);
  });

  it("says nothing where the configuration wants no comment", () => {
    const told = { ...completion, target: "done", state: "done", detail: "c".repeat(40), waiting: [] } as const;
    expect(planMergeReport(buildFacts({ state: "merged" }), [told], { comment: "off" })).toEqual([]);
  });

  it("says nothing when nothing was completed", () => {
    expect(planMergeReport(buildFacts({ state: "merged" }), [], DEFAULT_CONFIG)).toEqual([]);
  });
});
