import type { Evaluation } from "../core/report/evaluation.ts";
import type { LedgerClaim, LedgerPage } from "../ports/claim-ledger.ts";
import { withMoments } from "./rival-claims.ts";

/** The claims that were resolved to a spec bundle with a tasks document: what a merge can tick without resolving again. */
export function ledgerClaims({ claims, bundles }: Evaluation): readonly LedgerClaim[] {
  const tasksPaths = new Map(bundles.map(({ path, tasksPath }) => [path, tasksPath]));
  return claims.flatMap(({ written, kind, bundle, task }) => {
    const tasksPath = bundle === null ? null : tasksPaths.get(bundle);
    return bundle !== null && tasksPath ? [{ written, kind, bundle, tasksPath, task }] : [];
  });
}

/** The page of a pull request of which nothing is known: what it has once it is, it has since then. */
export const UNREAD_PAGE: LedgerPage = { basis: "", claims: [], stakes: [], waitsFor: [] };

/** What is written down of a pull request; what was there before keeps its moment, and what is new gets `now`. */
export function ledgerPage(
  evaluation: Evaluation,
  { basis, claimant }: Pick<LedgerPage, "basis" | "claimant">,
  before: LedgerPage | null,
  now: string,
): LedgerPage {
  return {
    basis,
    ...(claimant ? { claimant } : {}),
    claims: withMoments(ledgerClaims(evaluation), before?.claims ?? [], now),
    stakes: withMoments(evaluation.ledger?.stakes ?? [], before?.stakes ?? [], now),
    waitsFor: evaluation.ledger?.waitsFor ?? [],
  };
}
