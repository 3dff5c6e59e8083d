import type { BundleLocation, SpecBundle } from "./bundle/spec-bundle.ts";
import { readBranchHints } from "./references/branch-hints.ts";
import { distinctClaims, type PullRequestText, readClaims, type WrittenClaim } from "./references/claims.ts";
import type { Claim } from "./report/evaluation.ts";
import type { Change, TaskLink } from "./snapshot/change.ts";

/** Whether a name, be it a path, the end of one, a slug or the path of a document, means a spec bundle. */
export function isCalled({ path, slug, documents }: BundleLocation, written: string): boolean {
  const name = written.replace(/^\.\//, "").replace(/\/$/, "");
  if (name === path || name === slug || path.endsWith(`/${name}`)) return true;
  return name.includes("/") && documents.some((document) => document === name || document.endsWith(`/${name}`));
}

/**
 * What a pull request claims, each claim with the bundle it is about: the one that is written, else the only judged
 * bundle with that task. Where several have it, the one that a `Spec:` line names decides, then the one that the pull
 * request touches, then the one that its branch is called after. Null where that leaves none, or more than one.
 *
 * What merely looks like a task is left out, so that `PROJ-123: …` and `Implements RFC7231` fail nobody: a bare id
 * counts where a judged bundle has it, or in the description where one has ids of that make. Where none was judged it
 * counts only in the make that is a task's nearly everywhere.
 */
export function resolveClaims(
  change: PullRequestText & Pick<Change, "files" | "links" | "branch">,
  bundles: readonly SpecBundle[],
  known: readonly BundleLocation[],
): readonly Claim[] {
  const { claims, bundles: named } = readClaims(change);
  const holders = holdersByTask(bundles);
  const isNamed = (bundle: SpecBundle) => named.some((name) => isCalled(bundle.location, name));
  const isTouched = touchedBy(change, bundles);
  const hints = readBranchHints(change.branch ?? "");
  const isOnBranch = ({ location }: SpecBundle) => hints.means(location.slug);
  const isMeant = meaningOf(holders, known);
  const resolved = claims.filter(isMeant).map((claim: WrittenClaim) => {
    const { bundle, task } = claim;
    const meant =
      bundle === null
        ? decide(holders.get(task) ?? [], [isNamed, isTouched, isOnBranch])
        : only(bundles.filter((candidate) => isCalled(candidate.location, bundle)));
    return { ...claim, bundle: meant?.location.path ?? null };
  });
  const placed = distinctClaims(resolved, ({ bundle, task, written }) =>
    bundle === null ? written : `${bundle}#${task}`,
  );
  const written = placed.map(({ written, bundle, task, kind }): Claim => ({ written, bundle, task, kind }));
  return withLinks(written, change.links ?? []);
}

/** The last command on a task counts above what the text says of it. */
function withLinks(written: readonly Claim[], links: readonly TaskLink[]): readonly Claim[] {
  const isAbout = ({ bundle, task }: Claim) =>
    links.some(({ target }) => target.bundle === bundle && target.task === task);
  const linked = links.flatMap(({ kind, target: { bundle, task }, as = "completes" }): Claim[] =>
    kind === "link" ? [{ written: `${bundle}#${task}`, bundle, task, kind: as }] : [],
  );
  return links.length === 0 ? written : [...written.filter((claim) => !isAbout(claim)), ...linked];
}

/** Ids that are a task's nearly everywhere: `T012`, and the milestones of `M1.2.3`. */
const USUAL = /^(?:T\d{2,5}[a-z]?|M\d{1,3}(?:\.\d{1,3}){1,3})$/;

function meaningOf(
  holders: ReadonlyMap<string, readonly SpecBundle[]>,
  known: readonly BundleLocation[],
): (claim: WrittenClaim) => boolean {
  const makes = new Set([...holders.keys()].map(makeOf));
  return ({ bundle, task, from }) => {
    // `owner/repository#12` is how GitHub writes an issue elsewhere.
    if (bundle !== null)
      return (from === "description" && !/^\d+$/.test(task)) || known.some((one) => isCalled(one, bundle));
    if (holders.size === 0) return known.length > 0 && USUAL.test(task);
    return holders.has(task) || (from === "description" && makes.has(makeOf(task)));
  };
}

/** An id without its numbers: ids of one make are likely to be of one kind. `T012b` is of the make of `T001`. */
function makeOf(id: string): string {
  return id.replace(/\d+/g, "0").replace(/0[a-z]$/, "0");
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
