import type { BundleLocation, SpecBundle } from "./bundle/spec-bundle.ts";
import { type PullRequestText, readClaims, type WrittenClaim } from "./references/claims.ts";
import type { Claim } from "./report/evaluation.ts";
import type { Change } from "./snapshot/pull-request.ts";

/** Whether a name, be it a path, the end of one or a slug, means a spec bundle. */
export function isCalled({ path, slug }: BundleLocation, written: string): boolean {
  const name = written.replace(/^\.\//, "").replace(/\/$/, "");
  return name === path || name === slug || path.endsWith(`/${name}`);
}

/**
 * What a pull request claims, each claim with the bundle it is about: the one that is written, else the only judged
 * bundle with that task. Where several have it, the one that a `Spec:` line names decides, then the one that the pull
 * request touches. Null where that leaves none, or more than one.
 */
export function resolveClaims(
  change: PullRequestText & Pick<Change, "files">,
  bundles: readonly SpecBundle[],
): readonly Claim[] {
  const { claims, bundles: named } = readClaims(change);
  const holders = holdersByTask(bundles);
  const isNamed = (bundle: SpecBundle) => named.some((name) => isCalled(bundle.location, name));
  const isTouched = touchedBy(change, bundles);
  return claims.map(({ written, bundle, task, kind }: WrittenClaim) => {
    const meant =
      bundle === null
        ? decide(holders.get(task) ?? [], [isNamed, isTouched])
        : only(bundles.filter((candidate) => isCalled(candidate.location, bundle)));
    return { written, bundle: meant?.location.path ?? null, task, kind };
  });
}

function decide(
  holders: readonly SpecBundle[],
  reasons: readonly ((bundle: SpecBundle) => boolean)[],
): SpecBundle | null {
  for (const reason of [() => true, ...reasons]) {
    const meant = only(holders.filter(reason));
    if (meant) return meant;
  }
  return null;
}

function only(bundles: readonly SpecBundle[]): SpecBundle | null {
  const [first = null, second] = bundles;
  return second === undefined ? first : null;
}

function holdersByTask(bundles: readonly SpecBundle[]): ReadonlyMap<string, readonly SpecBundle[]> {
  const holders = new Map<string, SpecBundle[]>();
  for (const bundle of bundles) {
    for (const id of new Set(bundle.taskList?.tasks.map(({ id }) => id))) {
      const known = holders.get(id);
      if (known) known.push(bundle);
      else holders.set(id, [bundle]);
    }
  }
  return holders;
}

function touchedBy({ files }: Pick<Change, "files">, bundles: readonly SpecBundle[]): (bundle: SpecBundle) => boolean {
  const changed = new Set(files.map(({ path }) => path));
  const touched = new Set(bundles.filter(({ location }) => location.documents.some((path) => changed.has(path))));
  return (bundle) => touched.has(bundle);
}
