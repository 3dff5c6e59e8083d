import type { Evaluation } from "../core/report/evaluation.ts";
import type { LedgerClaim } from "../ports/claim-ledger.ts";

/** The claims that were resolved to a spec bundle with a tasks document: what a merge can tick without resolving again. */
export function ledgerClaims({ claims, bundles }: Evaluation): readonly LedgerClaim[] {
  const tasksPaths = new Map(bundles.map(({ path, tasksPath }) => [path, tasksPath]));
  return claims.flatMap(({ written, kind, bundle, task }) => {
    const tasksPath = bundle === null ? null : tasksPaths.get(bundle);
    return bundle !== null && tasksPath ? [{ written, kind, bundle, tasksPath, task }] : [];
  });
}
