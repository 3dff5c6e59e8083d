import type { RivalClaim } from "../core/snapshot/pull-request.ts";
import type { LedgerClaim, LedgerEntry } from "../ports/claim-ledger.ts";

/**
 * The completions that other open pull requests claim, each with whether it was claimed before ours; of two claims made
 * at one moment, the one of the lower number is the earlier.
 */
export function rivalClaims(
  number: number,
  own: readonly LedgerClaim[],
  others: readonly LedgerEntry[],
): readonly RivalClaim[] {
  const since = new Map(own.map((claim) => [keyOf(claim), claim.since]));
  return others.flatMap(({ pullRequest, claims }) =>
    claims
      .filter(({ kind }) => kind === "completes")
      .map((claim) => {
        const ours = since.get(keyOf(claim));
        const isEarlier = ours === undefined || isBefore([claim.since ?? "", pullRequest], [ours, number]);
        return { pullRequest, bundle: claim.bundle, task: claim.task, isEarlier };
      }),
  );
}

/** Claims keep the moment at which they were first made. */
export function withMoments(
  claims: readonly LedgerClaim[],
  before: readonly LedgerClaim[],
  now: string,
): readonly LedgerClaim[] {
  const since = new Map(before.map((claim) => [keyOf(claim), claim.since ?? ""]));
  return claims.map((claim) => ({ ...claim, since: since.get(keyOf(claim)) ?? now }));
}

/** The claims that are in one of the lists alone. */
export function differences(before: readonly LedgerClaim[], after: readonly LedgerClaim[]): readonly LedgerClaim[] {
  const [earlier, later] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return [
    ...before.filter((claim) => !later.has(keyOf(claim))),
    ...after.filter((claim) => !earlier.has(keyOf(claim))),
  ];
}

/** The pull requests whose completions meet those of `claims`. */
export function rivalsOf(claims: readonly LedgerClaim[], others: readonly LedgerEntry[]): readonly number[] {
  const own = new Set(claims.map(keyOf));
  return others
    .filter((entry) => entry.claims.some((claim) => own.has(keyOf(claim))))
    .map(({ pullRequest }) => pullRequest);
}

function keyOf({ kind, tasksPath, task }: LedgerClaim): string {
  return `${kind}\n${tasksPath}\n${task}`;
}

function isBefore([a, first]: readonly [string, number], [b, second]: readonly [string, number]): boolean {
  return a === b ? first < second : a < b;
}
