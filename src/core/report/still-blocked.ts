import type { Config } from "../config/config.ts";
import { wordFor } from "./bounded-text.ts";
import type { BlockedTask, BundleReport } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";

type Blocking = Pick<BundleReport, "blocked" | "completes"> & Partial<Pick<BundleReport, "gain" | "slug">>;

/**
 * What is blocked once the pull request is merged, by what it waits for then: what the merge brings is told beside it,
 * and would contradict a list that does not know of it.
 */
export function stillBlocked({ blocked, completes, gain }: Blocking): readonly BlockedTask[] {
  const done = new Set(completes.map(({ id }) => id));
  const settled = new Set([...done, ...(gain?.unblocks ?? []).map(({ id }) => id)]);
  return blocked
    .filter(({ task }) => !settled.has(task.id))
    .map((one) => {
      const left = one.waitsFor.filter((name) => !done.has(name));
      return left.length > 0 ? { ...one, waitsFor: left } : one;
    });
}

/** Whether the merge brings what is told of it only if somebody ticks before it. */
export function isTickLeft({ completes }: Pick<BundleReport, "completes">, ticks: Config["ticks"]): boolean {
  return (ticks === "in-pr" || ticks === "off") && completes.some(({ status }) => status !== "done");
}

/** Whether the merge changes anything for tasks that wait. */
function isMoved({ blocked, completes, gain }: Blocking): boolean {
  return (gain?.unblocks ?? []).length > 0 || (completes.length > 0 && blocked.length > 0);
}

/** Above the list of what is blocked. */
export function blockedHead(bundle: Blocking): string {
  return isMoved(bundle) ? "Still blocked after the merge" : "Blocked tasks";
}

/** Said too, so that nobody has to wonder whether it was looked at. */
export function noneBlocked(bundle: Blocking): string {
  return isMoved(bundle) ? "No task is blocked after the merge." : "No task is blocked.";
}

/** `2 tasks still blocked after the merge`, or `2 blocked tasks`. */
export function blockedCount(bundle: Blocking): string {
  const count = stillBlocked(bundle).length;
  const tasks = wordFor(count, "tasks");
  return isMoved(bundle) ? `${count} ${tasks} still blocked after the merge` : `${count} blocked ${tasks}`;
}

const MOST_NAMED = 8;

/** Who is blocked, by ids alone: below a reply there is no room for more. Empty where there is no spec bundle. */
export function blockedInShort(bundles: readonly Blocking[], ticks: Config["ticks"]): string {
  if (bundles.length === 0) return "";
  const names = (wanted: (bundle: Blocking) => readonly BlockedTask["task"][]) =>
    nameShortly(bundles.flatMap((bundle) => wanted(bundle).map((task) => nameIn(bundle, task, bundles.length > 1))));
  const unblocks = names(({ gain }) => gain?.unblocks ?? []);
  const blocked = names((bundle) => stillBlocked(bundle).map(({ task }) => task));
  const after = unblocks !== "" || bundles.some(isMoved);
  const unticked = (bundle: Blocking) =>
    isTickLeft(bundle, ticks) ? bundle.completes.filter(({ status }) => status !== "done") : [];
  const left = bundles.flatMap(unticked).length;
  const merging = left === 0 ? "Merging" : `Once ${names(unticked)} ${left === 1 ? "is" : "are"} ticked, merging`;
  const gained = unblocks === "" ? "" : `${merging} this unblocks ${unblocks}. `;
  if (blocked === "") return `${gained}No task is blocked${after ? " after the merge" : ""}.`;
  return `${gained}${after ? "Still blocked after the merge" : "Blocked tasks"}: ${blocked}.`;
}

/** Who was blocked before a commit of ours, which may have changed it. */
export function blockedBefore(bundles: readonly Blocking[]): string {
  if (bundles.length === 0) return "";
  const names = bundles.flatMap((bundle) => bundle.blocked.map(({ task }) => nameIn(bundle, task, bundles.length > 1)));
  return names.length === 0
    ? "What is blocked is being looked at again on that commit, and the check will list it; before it, no task was."
    : `What is blocked is being looked at again on that commit, and the check will list it; before it, ${nameShortly(names)} ${names.length === 1 ? "was" : "were"}.`;
}

function nameIn({ slug }: Blocking, { id, title, generated }: BlockedTask["task"], isOneOfMany: boolean): string {
  if (generated) return neutralText(title, 80);
  return codeSpan(isOneOfMany && slug !== undefined ? `${slug}#${id}` : id, 100);
}

function nameShortly(names: readonly string[]): string {
  const left = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}
