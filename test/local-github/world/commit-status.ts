import { unprocessable } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

export type StatusState = "error" | "failure" | "pending" | "success";

export interface CommitStatus {
  readonly id: number;
  readonly nodeId: string;
  readonly sha: string;
  readonly state: StatusState;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: User;
  readonly createdAt: string;
}

export type StatusDraft = Pick<CommitStatus, "sha" | "state" | "context" | "description" | "targetUrl" | "creator">;

const maxDescriptionLength = 140;

/** Adds a status to a commit; earlier ones of its context stay, and no longer count. */
export function createStatus(world: World, repository: Repository, draft: StatusDraft): CommitStatus {
  if (repository.git.readCommit(draft.sha) === undefined) throw unprocessable(`No commit found for SHA: ${draft.sha}`);
  if ([...(draft.description ?? "")].length > maxDescriptionLength) {
    throw unprocessable(`Validation failed: Description is too long (maximum is ${maxDescriptionLength} characters)`);
  }
  const id = world.nextId();
  const status = { ...draft, id, nodeId: world.nodeId("SC", id), createdAt: world.timestamp() };
  repository.statuses.push(status);
  return status;
}

/** All statuses of a commit, newest first. */
export function statusesOf(repository: Repository, sha: string): CommitStatus[] {
  return repository.statuses.filter((status) => status.sha === sha).toReversed();
}

/** The one of each context that counts. */
export function currentStatuses(repository: Repository, sha: string): CommitStatus[] {
  const byContext = Map.groupBy(statusesOf(repository, sha), ({ context }) => context);
  return [...byContext.values()].flatMap(([newest]) => newest ?? []);
}

/** What a commit's statuses come to: one that failed fails all, and none is pending. */
export function combinedState(statuses: readonly CommitStatus[]): "failure" | "pending" | "success" {
  const states = new Set(statuses.map(({ state }) => state));
  if (states.has("error") || states.has("failure")) return "failure";
  return states.size === 0 || states.has("pending") ? "pending" : "success";
}
