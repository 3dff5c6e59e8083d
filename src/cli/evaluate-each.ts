import type { WaiverReport } from "../core/config/waivers.ts";
import type { EvaluationInput } from "../core/evaluation-input.ts";
import type { Evaluation, Outcome } from "../core/report/evaluation.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";

const WORST: readonly Outcome[] = ["error", "fail", "pass"];

/**
 * Evaluates the spec bundles of a directory each by itself, so that all threads have work and the budgets are those of
 * one bundle. The same as one evaluation of them all, because without a pull request no rule looks at two.
 */
export async function evaluateEach(evaluator: Evaluator, input: EvaluationInput): Promise<Evaluation> {
  const [only, ...others] = partsOf(input);
  if (only && others.length === 0) return evaluator.evaluate(only);
  const parts = await Promise.all(partsOf(input).map((part) => evaluator.evaluate(part)));
  return {
    version: 1,
    outcome: WORST.find((outcome) => parts.some((part) => part.outcome === outcome)) ?? "pass",
    bundles: parts.flatMap(({ bundles }) => bundles),
    // Each part looks at the repository around its bundle, and all of them find the same there.
    findings: parts[0]?.findings ?? [],
    looked: parts[0]?.looked ?? [],
    claims: parts.flatMap(({ claims }) => claims),
    failures: parts.flatMap(({ failures }) => failures),
    ...(input.waivers ? { waivers: sumWaivers(parts) } : {}),
  };
}

/** Each part knows all waivers, with what they did in its own bundle. */
function sumWaivers(parts: readonly Evaluation[]): readonly WaiverReport[] {
  const [first, ...rest] = parts.map(({ waivers = [] }) => waivers);
  return (first ?? []).map((waiver, at) => ({
    ...waiver,
    findings: rest.reduce((sum, each) => sum + (each[at]?.findings ?? 0), waiver.findings),
  }));
}

/** An input for each spec bundle by itself; the whole one where they cannot be told apart, or there is one at most. */
export function partsOf(input: EvaluationInput): readonly EvaluationInput[] {
  if (input.change !== null || input.bundles.length < 2) return [input];
  return input.bundles.map((bundle) => partOf(input, bundle));
}

function partOf(input: EvaluationInput, bundle: EvaluationInput["bundles"][number]): EvaluationInput {
  const before = input.base?.bundles.filter(({ path }) => path === bundle.path) ?? [];
  const base = input.base && { bundles: before, tree: treeOf(input.base.tree, before) };
  return { ...input, bundles: [bundle], head: treeOf(input.head, [bundle]), base };
}

function treeOf(tree: EvaluationInput["head"], bundles: EvaluationInput["bundles"]): EvaluationInput["head"] {
  const documents = new Set(bundles.flatMap((bundle) => bundle.documents));
  const isWanted = ({ path }: { readonly path: string }) => documents.has(path);
  return { sha: tree.sha, files: tree.files.filter(isWanted), unread: tree.unread.filter(isWanted) };
}
