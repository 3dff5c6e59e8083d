import type { GitObjects } from "../git/git-objects.ts";
import type { Activity } from "./activity.ts";
import type { CheckSuite } from "./check.ts";
import type { Comment } from "./comment.ts";
import type { CommitStatus } from "./commit-status.ts";
import type { Issue } from "./issue.ts";
import type { Label } from "./label.ts";
import type { QueueEntry } from "./merge-queue.ts";
import type { BranchRule } from "./rules.ts";
import type { User } from "./user.ts";

export type Role = "read" | "triage" | "write" | "maintain" | "admin";

export interface Repository {
  readonly id: number;
  readonly nodeId: string;
  owner: User;
  name: string;
  private: boolean;
  readonly parent: Repository | null;
  defaultBranch: string;
  archived: boolean;
  deleted: boolean;
  /** One object store for a repository and all its forks, as on GitHub. */
  readonly git: GitObjects;
  /** Branch name to commit SHA. */
  readonly branches: Map<string, string>;
  /** Login, in lower case, to role. The owner is an admin without being listed. */
  readonly collaborators: Map<string, Role>;
  readonly rules: Map<string, readonly BranchRule[]>;
  /** What waits to be merged, by base branch. */
  readonly queues: Map<string, QueueEntry[]>;
  /** What happened to branches, oldest first. */
  readonly activities: Activity[];
  /** Former names of branches and what they are called now. */
  readonly renamedBranches: Map<string, string>;
  /** Issues and pull requests share one sequence of numbers. */
  readonly issues: Map<number, Issue>;
  /** By name in lower case. */
  readonly labels: Map<string, Label>;
  readonly comments: Map<number, Comment>;
  readonly checkSuites: CheckSuite[];
  readonly statuses: CommitStatus[];
  readonly createdAt: string;
}

export function fullNameOf(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}
