import { featureNumber } from "./bundle/feature-number.ts";
import type { SpecBundle } from "./bundle/spec-bundle.ts";
import type { Task } from "./bundle/task.ts";
import type { Claim } from "./report/evaluation.ts";
import { filesWritten } from "./rules/parallel-tasks.ts";
import type { Stake } from "./snapshot/change.ts";
import { SETTLED } from "./statuses/status.ts";

/** The bundle of a path at the merge base, or null where it was not there. */
export type Before = (path: string) => SpecBundle | null;

/** A pull request that adds more is an import. */
const MOST = 300;

/** Everything by which a pull request can get into the way of another one: see the three functions below. */
export function findStakes(claims: readonly Claim[], bundles: readonly SpecBundle[], before: Before): readonly Stake[] {
  return [
    ...newNumbers(bundles, before).map(({ stake }) => stake),
    ...parallelFiles(claims, bundles).map(({ stake }) => stake),
    ...newTasks(bundles, before).map(({ stake }) => stake),
  ].slice(0, MOST);
}

export interface NumberStake {
  readonly stake: Stake;
  readonly bundle: SpecBundle;
  readonly number: string;
  /** The directory that the number is of, with a slash at its end unless it is the root. */
  readonly parent: string;
}

/** The numbers of the spec bundles that a pull request adds. */
export function newNumbers(bundles: readonly SpecBundle[], before: Before): readonly NumberStake[] {
  return bundles.flatMap((bundle) => {
    const { path, slug } = bundle.location;
    const number = featureNumber(slug);
    if (number === null || before(path) !== null) return [];
    const parent = path.slice(0, path.lastIndexOf("/") + 1);
    return [{ stake: { kind: "number", key: parent + number, name: path }, bundle, number, parent }];
  });
}

export interface TaskStake {
  readonly stake: Stake;
  readonly bundle: SpecBundle;
  readonly task: Task;
}

/** The tasks that a pull request adds to a tasks document which is there already. Another title is another task. */
export function newTasks(bundles: readonly SpecBundle[], before: Before): readonly TaskStake[] {
  return bundles.flatMap((bundle) => {
    const earlier = before(bundle.location.path)?.taskList;
    if (!earlier || !bundle.taskList) return [];
    const known = new Set(earlier.tasks.map(({ id }) => id));
    const { path } = bundle.taskList;
    return bundle.taskList.tasks
      .filter(({ id, generated }) => !generated && !known.has(id))
      .map((task) => ({ stake: { kind: "task-id", key: `${path}#${task.id}`, name: titleOf(task) }, bundle, task }));
  });
}

/** The files that the claimed tasks write which are marked as parallel, and open. */
export function parallelFiles(claims: readonly Claim[], bundles: readonly SpecBundle[]): readonly TaskStake[] {
  return bundles.flatMap((bundle) => {
    const { path } = bundle.location;
    const claimed = new Set(claims.flatMap((claim) => (claim.bundle === path ? [claim.task] : [])));
    const tasks = bundle.taskList?.tasks.filter(({ id, status, facts }) => {
      return claimed.has(id) && facts.parallel && !SETTLED.has(status);
    });
    return (tasks ?? []).flatMap((task) =>
      [...new Set(filesWritten(task))].map((file): TaskStake => {
        return { stake: { kind: "file", key: file, name: `${path}#${task.id}` }, bundle, task };
      }),
    );
  });
}

function titleOf({ title }: Task): string {
  return title.slice(0, 200).replace(/\s+/g, " ").trim();
}
