import type { Repository } from "./repository.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** Something that happened to a branch: GitHub calls it activity of the repository. */
export interface Activity {
  readonly id: number;
  readonly branch: string;
  /** Zeros where the branch was created. */
  readonly before: string;
  /** Zeros where the branch was deleted. */
  readonly after: string;
  readonly at: string;
  readonly actor: User;
  readonly type: "push" | "force_push" | "branch_creation" | "branch_deletion";
}

const NOWHERE = "0".repeat(40);

export function recordActivity(
  world: World,
  repository: Repository,
  { branch, before, after, forced }: { branch: string; before: string | null; after: string | null; forced: boolean },
  actor: User,
): void {
  repository.activities.push({
    id: repository.activities.length + 1,
    branch,
    before: before ?? NOWHERE,
    after: after ?? NOWHERE,
    at: world.timestamp(),
    actor,
    type: typeOf(before, after, forced),
  });
}

function typeOf(before: string | null, after: string | null, forced: boolean): Activity["type"] {
  if (before === null) return "branch_creation";
  if (after === null) return "branch_deletion";
  return forced ? "force_push" : "push";
}
