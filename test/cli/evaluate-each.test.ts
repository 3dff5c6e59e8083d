import { describe, expect, it } from "vitest";
import { evaluateEach } from "../../src/cli/evaluate-each.ts";
import type { Progress } from "../../src/cli/progress.ts";
import { DEFAULT_CONFIG } from "../../src/core/config/default-config.ts";
import type { WaiverInForce } from "../../src/core/config/waivers.ts";
import { evaluate } from "../../src/core/evaluate.ts";
import type { EvaluationInput } from "../../src/core/evaluation-input.ts";
import { discoverBundles } from "../../src/core/layouts/discover-bundles.ts";
import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import { treeOf } from "../support/bundles.ts";

const TWICE = "- [ ] T001 Cut\n- [ ] T001 Sew\n";
const FILES = {
  "specs/001-a/spec.md": "# A\n",
  "specs/001-a/plan.md": "# A\n",
  "specs/001-a/tasks.md": TWICE,
  "specs/002-b/spec.md": "# B\n",
  "specs/002-b/plan.md": "# B\n",
  "specs/002-b/tasks.md": TWICE,
  "work/c/plan.md": "# C\n",
  "work/c/tasks.md": "- [ ] T001 Iron\n",
};

function waiver(rule: string, place: string | null): WaiverInForce {
  return { rule, place, reason: "agreed", until: null, by: null, from: "repository", state: "holds" };
}

function inputWith(waivers: readonly WaiverInForce[]): EvaluationInput {
  const bundles = discoverBundles(Object.keys(FILES));
  const unknownLayout = { level: "warning" as const, options: {} };
  return {
    bundles,
    knownBundles: bundles,
    head: treeOf(FILES),
    base: null,
    config: { ...DEFAULT_CONFIG, rules: { ...DEFAULT_CONFIG.rules, "bundle/unknown-layout": unknownLayout } },
    change: null,
    context: { head: treeOf({}), base: null, known: Object.keys(FILES), changes: null },
    waivers,
  };
}

const SILENT: Progress = { expect: () => {}, step: () => {}, end: () => {} };
const evaluator: Pick<Evaluator, "evaluate"> = { evaluate: async (input) => evaluate(input) };

describe("spec bundles that are evaluated one by one", () => {
  it("are judged as all of them together, waivers and what stands around them counted once", async () => {
    const input = inputWith([
      waiver("tasks/duplicate-id", null),
      waiver("bundle/unknown-layout", null),
      waiver("tasks/duplicate-id", "specs/002-b"),
    ]);
    const each = await evaluateEach(evaluator as Evaluator, input, SILENT);
    expect(each.waivers?.map(({ findings }) => findings)).toEqual([2, 1, 0]);
    expect(each).toEqual(evaluate(input));
  });

  it("tell of a waiver at a place with what it did there", async () => {
    const { waivers, outcome } = await evaluateEach(
      evaluator as Evaluator,
      inputWith([waiver("tasks/duplicate-id", "specs/002-b")]),
      SILENT,
    );
    expect(waivers?.map(({ findings }) => findings)).toEqual([1]);
    expect(outcome).toBe("fail");
  });
});
