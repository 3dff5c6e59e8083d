import { type WaiverInForce, type WaiverReport, Waivers } from "../core/config/waivers.ts";
import type { EvaluationInput } from "../core/evaluation-input.ts";
import type { Evaluation, Outcome } from "../core/report/evaluation.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";
import type { Progress } from "./progress.ts";

const WORST: readonly Outcome[] = ["error", "fail", "pass"];

/**
 * Evaluates the spec bundles of a directory each by itself, so that all threads have work and the budgets are those of
 * one bundle. The same as one evaluation of them all, because without a pull request no rule looks at two.
 */
export async function evaluateEach(
  evaluator: Evaluator,
  input: EvaluationInput,
  progress: Progress,
): Promise<Evaluation> {
  const inputs = partsOf(input);
  progress.expect(inputs.length);
  const parts = await Promise.all(inputs.map((part) => evaluator.evaluate(part).finally(progress.step)));
  const [only, ...others] = parts;
  if (only && others.length === 0) return only;
  return {
    version: 1,
    outcome: WORST.find((outcome) => parts.some((part) => part.outcome === outcome)) ?? "pass",
    bundles: parts.flatMap(({ bundles }) => bundles),
    // Each part looks at the repository around its bundle, and all of them find the same there.
    findings: parts[0]?.findings ?? [],
    looked: parts[0]?.looked ?? [],
    claims: parts.flatMap(({ claims }) => claims),
    failures: parts.flatMap(({ failures }) => failures),
    ...(input.waivers ? { waivers: sumWaivers(parts, input.waivers) } : {}),
  };
}

/** Each part knows all waivers, with what they did in its own bundle, and again with what they did around all of them. */
function sumWaivers(parts: readonly Evaluation[], inForce: readonly WaiverInForce[]): readonly WaiverReport[] {
  const known = new Waivers(inForce);
  const around = (parts[0]?.findings ?? []).filter(({ waived }) => waived).map((finding) => known.indexFor(finding));
  return (parts[0]?.waivers ?? []).map((waiver, at) => {
    const everywhere = parts.reduce((sum, { waivers = [] }) => sum + (waivers[at]?.findings ?? 0), 0);
    const repeated = around.filter((index) => index === at).length * (parts.length - 1);
    return { ...waiver, findings: everywhere - repeated };
  });
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
