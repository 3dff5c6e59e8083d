import type { RivalClaim, RivalStake, TaskPlace } from "../core/snapshot/change.ts";
import type { Claimant, LedgerClaim, LedgerEntry, LedgerPage, LedgerStake } from "../ports/claim-ledger.ts";

/** What a pull request has in the ledger, and since when. */
type Kept = LedgerClaim | LedgerStake;
export type Owned = Pick<LedgerPage, "claims" | "stakes" | "claimant">;

/** They all go into every evaluation. */
const MOST_STAKES = 5_000;

/** Those whose claims go before ours, or behind ours, whatever came first. */
export interface Ranks {
  readonly ahead: ReadonlySet<number>;
  readonly behind: ReadonlySet<number>;
}

/** What was found out about the rights of those that meet. */
export interface Standing extends Ranks {
  /** Whether our author may write; null where that was not asked, or not told. */
  readonly mayWrite: boolean | null;
  /** Those that were judged when their own author had other rights than now. */
  readonly outdated: readonly number[];
}

export const EQUALS: Ranks = { ahead: new Set(), behind: new Set() };

/** Before its first look, and after it was closed. */
export const NOTHING: Owned = { claims: [], stakes: [] };

/**
 * The completions and the stakes of other open pull requests, each with whether it was there before ours; of two of one
 * moment, the one of the lower number is the earlier. What we have and the ledger does not know yet dates from `since`,
 * where that is given: a pull request that is judged for the first time had it from its beginning.
 */
export function findRivals(
  number: number,
  own: Owned,
  others: readonly LedgerEntry[],
  since?: string,
  { ahead, behind }: Ranks = EQUALS,
): { readonly rivals: readonly RivalClaim[]; readonly rivalStakes: readonly RivalStake[] } {
  const moments = new Map([...own.claims, ...own.stakes].map((kept) => [keyOf(kept), kept.since]));
  const isEarlier = (pullRequest: number, theirs: Kept) => {
    const ours = moments.get(keyOf(theirs)) ?? since;
    return ours === undefined || isBefore([theirs.since ?? "", pullRequest], [ours, number]);
  };
  const place = (pullRequest: number, theirs: Kept) => ({
    pullRequest,
    isEarlier: ahead.has(pullRequest) || (!behind.has(pullRequest) && isEarlier(pullRequest, theirs)),
    ...(ahead.has(pullRequest) ? { byRank: true as const } : {}),
  });
  const rivals = others.flatMap(({ pullRequest, claims }) =>
    claims.flatMap((claim): RivalClaim[] => {
      const { kind, bundle, task } = claim;
      return kind === "completes" ? [{ bundle, task, ...place(pullRequest, claim) }] : [];
    }),
  );
  const rivalStakes = others.flatMap(({ pullRequest, stakes }) =>
    stakes.map((stake): RivalStake => {
      const { kind, key, name } = stake;
      return { kind, key, name, ...place(pullRequest, stake) };
    }),
  );
  return { rivals, rivalStakes };
}

/**
 * Of more stakes than go into an evaluation those that meet ours, then as the ledger has them: nobody hides what others
 * have by having much more.
 */
export function withinLimit(others: readonly LedgerEntry[], own: Owned): readonly LedgerEntry[] {
  const all = others.flatMap(({ stakes }) => stakes);
  if (all.length <= MOST_STAKES) return others;
  const keys = new Set(own.stakes.map(keyOf));
  const { near = [], far = [] } = Object.groupBy(all, (stake) => (keys.has(keyOf(stake)) ? "near" : "far"));
  const kept = new Set([...near, ...far].slice(0, MOST_STAKES));
  return others.map((other) => ({ ...other, stakes: other.stakes.filter((stake) => kept.has(stake)) }));
}

/** What is kept keeps the moment at which it was first there. */
export function withMoments<T extends Kept>(kept: readonly T[], before: readonly T[], now: string): readonly T[] {
  const since = new Map(before.map((one) => [nameOf(one), one.since ?? ""]));
  return kept.map((one) => ({ ...one, since: since.get(nameOf(one)) ?? now }));
}

/** What is in one of the two alone; everything, where its author has another rank than before. */
export function differences(before: Owned, after: Owned): readonly Kept[] {
  const [old, fresh] = [before, after].map(({ claims, stakes }) => [...claims, ...stakes]) as [Kept[], Kept[]];
  if (!isSameRank(before.claimant, after.claimant)) return [...old, ...fresh];
  const [earlier, later] = [new Set(old.map(nameOf)), new Set(fresh.map(nameOf))];
  return [...old.filter((one) => !later.has(nameOf(one))), ...fresh.filter((one) => !earlier.has(nameOf(one)))];
}

function isSameRank(one?: Claimant, other?: Claimant): boolean {
  if (!one || !other) return one === other;
  return one.isBot === other.isBot && one.fromFork === other.fromFork && one.mayWrite === other.mayWrite;
}

/** The pull requests that have something of the same key, or wait for a task of it: those are told who works on it. */
export function rivalsOf(moved: readonly Kept[], others: readonly LedgerEntry[]): readonly number[] {
  const keys = new Set(moved.map(keyOf));
  const tasks = new Set(moved.flatMap((one) => ("task" in one ? [placeOf(one)] : [])));
  const meets = (one: Kept) => keys.has(keyOf(one));
  return others
    .filter(({ claims, stakes, waitsFor }) => {
      return claims.some(meets) || stakes.some(meets) || waitsFor.some((place) => tasks.has(placeOf(place)));
    })
    .map(({ pullRequest }) => pullRequest);
}

/** The pull requests that have for themselves what we have, otherwise than a pull request that builds on ours has it. */
export function metBy({ claims, stakes }: Owned, others: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const completed = new Set(claims.filter(({ kind }) => kind === "completes").map(keyOf));
  const names = Map.groupBy(stakes, keyOf);
  return others.filter((other) => {
    const meets = (stake: LedgerStake) => names.get(keyOf(stake))?.some(({ name }) => name !== stake.name);
    return other.claims.some((claim) => completed.has(keyOf(claim))) || other.stakes.some(meets);
  });
}

function placeOf({ bundle, task }: TaskPlace): string {
  return `${bundle}#${task}`;
}

/** What two pull requests meet in. */
function keyOf(kept: Kept): string {
  return "tasksPath" in kept ? `${kept.kind}\n${kept.tasksPath}\n${kept.task}` : `${kept.kind}\n${kept.key}`;
}

/** One thing that one pull request has. */
function nameOf(kept: Kept): string {
  return "tasksPath" in kept ? keyOf(kept) : `${keyOf(kept)}\n${kept.name}`;
}

function isBefore([a, first]: readonly [string, number], [b, second]: readonly [string, number]): boolean {
  return a === b ? first < second : a < b;
}
