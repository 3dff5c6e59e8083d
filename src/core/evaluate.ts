import { type BundleOptions, buildBundle } from "./bundle/build-bundle.ts";
import type { BundleLocation } from "./bundle/spec-bundle.ts";
import { findFailures } from "./evaluation-failures.ts";
import type { EvaluationInput } from "./evaluation-input.ts";
import { buildGraph } from "./graph/build-graph.ts";
import { buildBundleReport } from "./report/bundle-report.ts";
import type { Claim, Evaluation, Outcome } from "./report/evaluation.ts";
import type { Finding } from "./report/finding.ts";
import { resolveClaims } from "./resolve-claims.ts";
import { compareWithBase } from "./rules/compare-with-base.ts";
import { type GraphedBundle, type RuleResults, runBundleRules, runTraceRules } from "./rules/run-rules.ts";
import type { TreeFiles } from "./snapshot/source-file.ts";

export type EvaluateOptions = Pick<BundleOptions, "parse">;

/**
 * Judges the spec bundles of a tree: reads them, builds their graphs, lets every rule look, and compares what was found
 * with the merge base. What could not be read makes the outcome `error`; equal inputs give equal evaluations. `parse`
 * is given by whoever keeps task lists that were read before.
 */
export function evaluate(input: EvaluationInput, options: EvaluateOptions = {}): Evaluation {
  const head = input.bundles.map((location) => graphBundle(location, input.head, options));
  const claims = input.change
    ? resolveClaims(
        input.change,
        head.map(({ bundle }) => bundle),
        input.knownBundles,
      )
    : [];
  const results = head.map((graphed) => judge(graphed, input, options));
  const trace = runTrace(input, head, claims);
  const failures = findFailures(input, head);
  return {
    version: 1,
    outcome: decide(
      [trace, ...results].flatMap(({ findings }) => findings),
      failures.length > 0,
      input.config.findings,
    ),
    bundles: head.map(({ bundle, graph }, at) =>
      buildBundleReport({
        bundle,
        list: bundle.taskList,
        graph,
        findings: results[at]?.findings ?? [],
        looked: results[at]?.looked ?? [],
        completes: completedIn(bundle.location, claims),
        asked: input.asked ?? [],
      }),
    ),
    findings: trace.findings,
    looked: trace.looked,
    claims,
    failures,
  };
}

function graphBundle(location: BundleLocation, tree: TreeFiles, options: EvaluateOptions): GraphedBundle {
  const bundle = buildBundle(location, tree, options);
  return { bundle, graph: bundle.taskList && buildGraph(bundle.taskList) };
}

/** The findings on one bundle, each marked as new or as one that the merge base has too. */
function judge(graphed: GraphedBundle, { base, config }: EvaluationInput, options: EvaluateOptions): RuleResults {
  const { findings, looked } = runBundleRules(graphed, config);
  const before = base?.bundles.find(({ path }) => path === graphed.bundle.location.path);
  if (!base || !before || findings.length === 0) return { findings, looked };
  const known = runBundleRules(graphBundle(before, base.tree, options), config).findings;
  return { findings: compareWithBase(findings, known), looked };
}

/** What a pull request says about itself is new by nature: no base says the same. */
function runTrace(input: EvaluationInput, head: readonly GraphedBundle[], claims: readonly Claim[]): RuleResults {
  const { change, config, knownBundles } = input;
  if (!change) return { findings: [], looked: [] };
  const bundles = head.map(({ bundle }) => bundle);
  const graphs = new Map(head.flatMap(({ bundle, graph }) => (graph ? [[bundle.location.path, graph] as const] : [])));
  return runTraceRules({ change, claims, bundles, graphs, knownBundles, config }, config);
}

function decide(findings: readonly Finding[], hasFailures: boolean, gate: "new-only" | "all"): Outcome {
  if (hasFailures) return "error";
  const fails = findings.some(({ severity, status }) => severity === "error" && (status === "new" || gate === "all"));
  return fails ? "fail" : "pass";
}

function completedIn({ path }: BundleLocation, claims: readonly Claim[]): readonly string[] {
  return claims.filter(({ bundle, kind }) => bundle === path && kind === "completes").map(({ task }) => task);
}
