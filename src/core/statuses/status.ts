/** The project's vocabulary of task statuses; a document's own words and marks are mapped onto it. */
export const STATUSES = [
  "todo",
  "in-progress",
  "in-review",
  "blocked",
  "done",
  "cancelled",
  "deferred",
  "unknown",
] as const;

export type Status = (typeof STATUSES)[number];

/** Statuses that no longer hold anybody up: a dependency in one of them counts as satisfied. */
export const SETTLED: ReadonlySet<Status> = new Set<Status>(["done", "cancelled"]);
