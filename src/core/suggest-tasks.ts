import type { BundleLocation, SpecBundle } from "./bundle/spec-bundle.ts";
import type { Task } from "./bundle/task.ts";
import { readBranchHints } from "./references/branch-hints.ts";
import { describeTask } from "./report/describe-task.ts";
import type { Suggestion } from "./report/evaluation.ts";
import { indexChangedFiles } from "./rules/changed-files.ts";
import type { Change } from "./snapshot/change.ts";
import { SETTLED } from "./statuses/status.ts";

/** More would be a list to read, and not a help. */
const MOST = 5;
const MOST_FILES = 3;

interface Candidate {
  readonly location: BundleLocation;
  readonly task: Task;
  readonly files: readonly string[];
  readonly byBranch: boolean;
}

/**
 * The open tasks that a pull request which names none is most likely about: those that its branch is called after, then
 * those whose files it changes, the more telling the fewer tasks share a file. At most five. Nothing is suggested to bots
 * and for reverts, and no task that somebody took from the pull request by command.
 */
export function suggestTasks(
  change: Pick<Change, "files" | "branch" | "links" | "author" | "title">,
  bundles: readonly SpecBundle[],
  known: readonly BundleLocation[],
): readonly Suggestion[] {
  if (change.author.isBot || /^revert\b/i.test(change.title)) return [];
  const candidates = bundles.flatMap((bundle) => findCandidates(bundle, change));
  const weigh = weigher(candidates);
  const ranked = candidates
    .map((candidate) => ({ candidate, weight: weigh(candidate) }))
    .sort((a, b) => Number(b.candidate.byBranch) - Number(a.candidate.byBranch) || b.weight - a.weight);
  return ranked.slice(0, MOST).map(({ candidate }) => describe(candidate, known.length > 1));
}

function findCandidates({ location, taskList }: SpecBundle, change: Parameters<typeof suggestTasks>[0]): Candidate[] {
  const { touches } = indexChangedFiles(change.files);
  const hints = readBranchHints(change.branch ?? "");
  const named = new Set(hints.tasks.map((id) => id.toLowerCase()));
  const isTaken = (id: string) =>
    change.links?.some(({ target }) => target.bundle === location.path && target.task === id) ?? false;
  return (taskList?.tasks ?? []).flatMap((task) => {
    if (task.generated || SETTLED.has(task.status) || isTaken(task.id)) return [];
    const files = task.facts.files.filter(touches);
    const byBranch = named.has(task.id.toLowerCase());
    return files.length > 0 || byBranch ? [{ location, task, files, byBranch }] : [];
  });
}

/** A file that every task names tells nothing; one that a single task names tells all. */
function weigher(candidates: readonly Candidate[]): (candidate: Candidate) => number {
  const sharers = new Map<string, number>();
  for (const file of candidates.flatMap(({ files }) => files)) sharers.set(file, (sharers.get(file) ?? 0) + 1);
  return ({ files }) => files.reduce((sum, file) => sum + 1 / (sharers.get(file) ?? 1), 0);
}

function describe({ location, task, files, byBranch }: Candidate, isOneOfSeveral: boolean): Suggestion {
  return {
    bundle: location.path,
    task: describeTask(task),
    reference: isOneOfSeveral ? `${location.path}#${task.id}` : task.id,
    files: [...new Set(files)].slice(0, MOST_FILES),
    byBranch,
  };
}
