import { findAwaited } from "./awaited-tasks.ts";
import type { Claim, Evaluation } from "./report/evaluation.ts";
import type { GraphedBundle } from "./rules/run-rules.ts";
import { type Before, findStakes } from "./stakes.ts";

/** What the ledger over all open pull requests is told of one. */
export function findLedgerFacts(
  claims: readonly Claim[],
  head: readonly GraphedBundle[],
  before: Before,
): NonNullable<Evaluation["ledger"]> {
  const bundles = head.map(({ bundle }) => bundle);
  return { stakes: findStakes(claims, bundles, before), waitsFor: findAwaited(claims, head) };
}
