import type { MergeGroupRef } from "../../core/snapshot/merge-group.ts";
import type { PullRequestRef, RepositoryRef } from "../../core/snapshot/pull-request.ts";
import { parseQueueBranch } from "../../core/snapshot/queue-branch.ts";

interface PayloadRepository {
  readonly id: number;
  readonly name: string;
  readonly full_name: string;
}

/** What every delivery to an App carries; GitHub's schemas mark the installation as optional for other webhooks. */
export interface AppPayload {
  readonly repository: PayloadRepository;
  readonly installation?: { readonly id: number } | undefined;
}

/** The owner is taken from `full_name`: `owner` is nullable in GitHub's schema, the full name is not. */
export function repositoryRef({ id, name, full_name }: PayloadRepository): RepositoryRef {
  return { id, name, owner: full_name.slice(0, full_name.indexOf("/")) };
}

/** The merge group that a commit is the tip of, told by the branch that it was pushed to; null for any other branch. */
export function mergeGroupRef(
  { installation, repository }: AppPayload,
  headSha: string,
  branch: string | null,
  baseSha: string | null,
): MergeGroupRef | null {
  if (!installation || branch === null || parseQueueBranch(branch) === null) return null;
  return { installationId: installation.id, repository: repositoryRef(repository), headSha, baseSha, branch };
}

/** Null when the delivery was not sent to an App's installation. */
export function pullRequestRef(payload: AppPayload, number: number): PullRequestRef | null {
  if (!payload.installation) return null;
  return { installationId: payload.installation.id, repository: repositoryRef(payload.repository), number };
}
