/** What the name of a branch lets one guess. It says nothing on purpose, so it never completes a task. */
export interface BranchHints {
  /** Ids as tasks write them, in the order of the name: `T012` of `feature/t012-login`. */
  readonly tasks: readonly string[];
  /** Whether it is called after a spec bundle of this name. A number alone is more often that of an issue. */
  means(slug: string): boolean;
}

const TASK = /^(?:t\d{2,5}[a-z]?|m\d{1,3}(?:\.\d{1,3}){1,3})$/i;
const NUMBERED = /^\d{3,5}-/;
/** Git allows more; nobody reads it. */
const LONGEST = 250;
const MOST_TASKS = 5;

export function readBranchHints(branch: string): BranchHints {
  const parts = branch.slice(0, LONGEST).split("/");
  const words = parts.flatMap((part) => part.split(/[^A-Za-z0-9.]+/));
  const tasks = words.filter((word) => TASK.test(word)).map((word) => word[0]?.toUpperCase() + word.slice(1));
  return {
    tasks: [...new Set(tasks)].slice(0, MOST_TASKS),
    means: (slug) => parts.some((part) => part === slug || part.startsWith(`${slug}-`)),
  };
}

/** Whether a branch's name could mean a spec bundle or a task at all, so that looking for them is worth a request. */
export function hasBranchHints(branch: string): boolean {
  return readBranchHints(branch).tasks.length > 0 || branch.split("/").some((part) => NUMBERED.test(part));
}
