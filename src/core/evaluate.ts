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
import {
  type GraphedBundle,
  type RuleResults,
  runBundleRules,
  runRepositoryRules,
  runTraceRules,
} from "./rules/run-rules.ts";
import { contextBefore, NO_CONTEXT } from "./snapshot/repository-context.ts";
import type { TreeFiles } from "./snapshot/source-file.ts";

export type EvaluateOptions = Pick<BundleOptions, "parse" | "blocks">;

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
  const earlier = buildEarlier(input, options);
  const results = head.map((graphed) => judge(graphed, input, earlier));
  const elsewhere = [runTrace(input, head, claims, earlier), runRepository(input, head)];
  const failures = findFailures(input, head);
  return {
    version: 1,
    outcome: decide(
      [...elsewhere, ...results].flatMap(({ findings }) => findings),
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
    findings: elsewhere.flatMap(({ findings }) => findings),
    looked: elsewhere.flatMap(({ looked }) => looked),
    claims,
    failures,
  };
}

function graphBundle(location: BundleLocation, tree: TreeFiles, options: EvaluateOptions): GraphedBundle {
  const bundle = buildBundle(location, tree, options);
  return { bundle, graph: bundle.taskList && buildGraph(bundle.taskList) };
}

/** The bundle at the merge base by its path, built when first asked for; null where it was not there. */
type Earlier = (path: string) => GraphedBundle | null;

function buildEarlier({ base }: EvaluationInput, options: EvaluateOptions): Earlier {
  const built = new Map<string, GraphedBundle>();
  const locations = new Map(base?.bundles.map((location) => [location.path, location]));
  return (path) => {
    const location = locations.get(path);
    if (!base || !location) return null;
    const bundle = built.get(path) ?? graphBundle(location, base.tree, options);
    built.set(path, bundle);
    return bundle;
  };
}

/** The findings on one bundle, each marked as new or as one that the merge base has too. */
function judge(graphed: GraphedBundle, input: EvaluationInput, earlier: Earlier): RuleResults {
  const { config, knownBundles: known, context = NO_CONTEXT } = input;
  const { path } = graphed.bundle.location;
  const around = { base: () => earlier(path)?.bundle ?? null, known, context };
  const { findings, looked } = runBundleRules(graphed, config, around);
  const before = findings.length === 0 ? null : earlier(path);
  if (!before) return { findings, looked };
  const then = { base: () => null, known, context: contextBefore(context) };
  return { findings: compareWithBase(findings, runBundleRules(before, config, then).findings), looked };
}

function runRepository(input: EvaluationInput, head: readonly GraphedBundle[]): RuleResults {
  const { config, context } = input;
  if (!context) return { findings: [], looked: [] };
  const bundles = head.map(({ bundle }) => bundle);
  const { findings, looked } = runRepositoryRules({ context, bundles, config }, config);
  if (findings.length === 0 || context.base === null) return { findings, looked };
  const then = runRepositoryRules({ context: contextBefore(context), bundles: [], config }, config);
  return { findings: compareWithBase(findings, then.findings), looked };
}

/** What a pull request says about itself is new by nature: no base says the same. */
function runTrace(
  input: EvaluationInput,
  head: readonly GraphedBundle[],
  claims: readonly Claim[],
  earlier: Earlier,
): RuleResults {
  const { change, config, knownBundles } = input;
  if (!change) return { findings: [], looked: [] };
  const bundles = head.map(({ bundle }) => bundle);
  const graphs = new Map(head.flatMap(({ bundle, graph }) => (graph ? [[bundle.location.path, graph] as const] : [])));
  const before = new Map(
    bundles.flatMap(({ location: { path } }) => {
      const known = earlier(path);
      return known ? [[path, known.bundle] as const] : [];
    }),
  );
  return runTraceRules({ change, claims, bundles, before, graphs, knownBundles, config }, config);
}

function decide(findings: readonly Finding[], hasFailures: boolean, gate: "new-only" | "all"): Outcome {
  if (hasFailures) return "error";
  const fails = findings.some(({ severity, status }) => severity === "error" && (status === "new" || gate === "all"));
  return fails ? "fail" : "pass";
}

function completedIn({ path }: BundleLocation, claims: readonly Claim[]): readonly string[] {
  return claims.filter(({ bundle, kind }) => bundle === path && kind === "completes").map(({ task }) => task);
}
