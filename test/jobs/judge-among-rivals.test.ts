import { expect, it } from "vitest";
import { NO_ORDERS } from "../../src/core/commands/standing-orders.ts";
import type { EvaluationInput } from "../../src/core/evaluation-input.ts";
import { judgeAmongRivals } from "../../src/jobs/judge-among-rivals.ts";
import { buildEvaluation, buildFacts } from "../support/reports.ts";

it("tells a pull request at its first look of the number that it meets, whatever heaps others have", async () => {
  const number = { kind: "number", key: "specs/004" } as const;
  const heap = Array.from({ length: 6_000 }, (_, at) => ({
    kind: "number" as const,
    key: `x/${at}`,
    name: `x/${at}-a`,
  }));
  const others = [heap, [{ ...number, name: "specs/004-search" }]].map((stakes, at) => {
    const claimant = { login: `zoe${at}`, isBot: false, fromFork: true };
    return { pullRequest: at + 1, claimant, claims: [], stakes, waitsFor: [] };
  });
  const told: string[][] = [];
  const evaluate = async (input: EvaluationInput) => {
    told.push((input.change?.rivalStakes ?? []).map(({ name }) => name));
    return buildEvaluation({ ledger: { stakes: [{ ...number, name: "specs/004-auth" }], waitsFor: [] } });
  };
  const tree = { files: [], unread: [] };
  const bundles = {
    mergeBaseSha: "b",
    files: [],
    filesComplete: true,
    headConfig: null,
    knownBundles: [],
    bundles: [],
  };
  const scene = {
    facts: buildFacts(),
    github: { readPermission: async () => "read" },
    services: { claims: { others: async () => others, of: async () => null }, evaluator: { evaluate } },
    run: { isLastAttempt: true, log: { warn: () => undefined, error: () => undefined } },
    readBundles: async () => ({ ...bundles, head: tree, base: { bundles: [], tree } }),
    readAround: async () => ({ orders: NO_ORDERS, rivals: [], recorded: [] }),
  };
  const judgement = await judgeAmongRivals(scene as unknown as Parameters<typeof judgeAmongRivals>[0]);
  expect(judgement.evaluation.failures).toEqual([]);
  expect(told.at(-1)).toHaveLength(5_000);
  expect(told.at(-1)).toContain("specs/004-search");
});
