import { buildBundle } from "./bundle/build-bundle.ts";
import type { BundleLocation, SpecBundle } from "./bundle/spec-bundle.ts";
import type { TaskList } from "./bundle/task-list.ts";
import type { Config } from "./config/config.ts";
import { readingOf } from "./config/reading-of.ts";
import { takeLane } from "./config/take-lane.ts";
import { type WaiverReport, Waivers } from "./config/waivers.ts";
import { type ParseOptions, parseTaskList } from "./dialects/parse-task-list.ts";
import { findFailures } from "./evaluation-failures.ts";
import type { EvaluationInput } from "./evaluation-input.ts";
import { buildGraph } from "./graph/build-graph.ts";
import type { TaskGraph } from "./graph/task-graph.ts";
import { findLedgerFacts } from "./ledger-facts.ts";
import type { MarkdownDocument } from "./markdown/markdown-document.ts";
import { buildBundleReport } from "./report/bundle-report.ts";
import type { BundleReport, Claim, Evaluation, Outcome } from "./report/evaluation.ts";
import type { Finding } from "./report/finding.ts";
import { markClaimed } from "./report/mark-claimed.ts";
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
import type { SourceFile, TreeFiles } from "./snapshot/source-file.ts";
import { suggestTasks } from "./suggest-tasks.ts";

export interface EvaluateOptions {
  /** Reads a tasks document; given by whoever keeps those that were read before. */
  readonly parse?: (file: SourceFile, reading: ParseOptions) => TaskList;
  /** Blocks of the same document, from the same cache. */
  readonly blocks?: (file: SourceFile, reading: ParseOptions) => MarkdownDocument;
  /** The graph of a task list, as `buildGraph` gives it; given by whoever keeps those of earlier lists. */
  readonly graph?: (list: TaskList) => TaskGraph;
}

/**
 * Judges the spec bundles of a tree: reads them, builds their graphs, lets every rule look, and compares what was found
 * with the merge base. What could not be read makes the outcome `error`; equal inputs give equal evaluations.
 */
export function evaluate(asked: EvaluationInput, options: EvaluateOptions = {}): Evaluation {
  const input = { ...asked, config: takeLane(asked.config, asked.change) };
  const { config, change, knownBundles } = input;
  const head = input.bundles.map((location) => graphBundle(location, input.head, config, options));
  const bundles = head.map(({ bundle }) => bundle);
  const claims = change ? resolveClaims(change, bundles, knownBundles) : [];
  const earlier = buildEarlier(input, options);
  const near = (input.near?.bundles ?? []).map((location) => {
    return graphBundle(location, input.near?.tree ?? input.head, config, options).bundle;
  });
  const { results, elsewhere, waivers } = runRules(input, head, claims, earlier, near);
  const failures = findFailures(input, head);
  const suggestions = change && claims.length === 0 ? suggestTasks(change, [...bundles, ...near], knownBundles) : [];
  const all = [...elsewhere, ...results].flatMap(({ findings }) => findings);
  return {
    version: 1,
    outcome: decide(all, failures.length > 0, config.findings),
    bundles: head.map((graphed, at) => {
      const before = change ? { before: earlier(graphed.bundle.location.path) } : {};
      return markClaimed(reportOn(graphed, results[at], claims, input.asked ?? [], before), change?.rivals ?? []);
    }),
    findings: elsewhere.flatMap(({ findings }) => findings),
    looked: elsewhere.flatMap(({ looked }) => looked),
    claims,
    failures,
    ...(suggestions.length > 0 ? { suggestions } : {}),
    ...(change ? { ledger: findLedgerFacts(claims, head, (path) => earlier(path)?.bundle ?? null) } : {}),
    ...(waivers.length > 0 ? { waivers } : {}),
    ...(config.lane ? { lane: config.lane } : {}),
  };
}

/** What all rules found; findings that somebody answers for are marked, and no longer count. */
function runRules(
  input: EvaluationInput,
  head: readonly GraphedBundle[],
  claims: readonly Claim[],
  earlier: Earlier,
  near: readonly SpecBundle[],
): { results: readonly RuleResults[]; elsewhere: readonly RuleResults[]; waivers: readonly WaiverReport[] } {
  const waivers = new Waivers(input.waivers ?? []);
  const waive = ({ findings, looked }: RuleResults) => ({ findings: waivers.apply(findings), looked });
  const results = head.map((graphed) => waive(judge(graphed, input, earlier)));
  const elsewhere = [runTrace(input, head, claims, earlier, near), runRepository(input, head)].map(waive);
  return { results, elsewhere, waivers: waivers.report() };
}

function reportOn(
  { bundle, graph }: GraphedBundle,
  results: RuleResults | undefined,
  claims: readonly Claim[],
  asked: readonly string[],
  { before }: { readonly before?: GraphedBundle | null },
): BundleReport {
  return buildBundleReport({
    bundle,
    list: bundle.taskList,
    graph,
    findings: results?.findings ?? [],
    looked: results?.looked ?? [],
    completes: completedIn(bundle.location, claims),
    ...(before === undefined ? {} : { before: listed(before) }),
    asked,
  });
}

function listed(graphed: GraphedBundle | null) {
  const [list, graph] = [graphed?.bundle.taskList, graphed?.graph];
  return list && graph ? { list, graph } : null;
}

/** Reads one spec bundle of a tree, with the graph of its tasks. */
export function graphBundle(
  location: BundleLocation,
  tree: TreeFiles,
  config: Config,
  { parse, blocks, graph = buildGraph }: EvaluateOptions,
): GraphedBundle {
  const reading = (path: string) => readingOf(config, path);
  const bundle = buildBundle(location, tree, {
    parse: (file, markdown) => parse?.(file, reading(file.path)) ?? parseTaskList(markdown(), reading(file.path)),
    ...(blocks ? { blocks: (file) => blocks(file, reading(file.path)) } : {}),
  });
  return { bundle, graph: bundle.taskList && graph(bundle.taskList) };
}

/** The bundle at the merge base by its path, built when first asked for; null where it was not there. */
type Earlier = (path: string) => GraphedBundle | null;

function buildEarlier({ base, config }: EvaluationInput, options: EvaluateOptions): Earlier {
  const built = new Map<string, GraphedBundle>();
  const locations = new Map(base?.bundles.map((location) => [location.path, location]));
  return (path) => {
    const location = locations.get(path);
    if (!base || !location) return null;
    const bundle = built.get(path) ?? graphBundle(location, base.tree, config, options);
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
  near: readonly SpecBundle[],
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
  return runTraceRules({ change, claims, bundles, before, graphs, knownBundles, near, config }, config);
}

function decide(findings: readonly Finding[], hasFailures: boolean, gate: "new-only" | "all"): Outcome {
  if (hasFailures) return "error";
  const fails = findings.some(({ severity, status }) => severity === "error" && (status === "new" || gate === "all"));
  return fails ? "fail" : "pass";
}

function completedIn({ path }: BundleLocation, claims: readonly Claim[]): readonly string[] {
  return claims.filter(({ bundle, kind }) => bundle === path && kind === "completes").map(({ task }) => task);
}
