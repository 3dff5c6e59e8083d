import type { PullRequestRef, RepositoryRef } from "../../core/snapshot/pull-request.ts";

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

/** Null when the delivery was not sent to an App's installation. */
export function pullRequestRef(payload: AppPayload, number: number): PullRequestRef | null {
  if (!payload.installation) return null;
  return { installationId: payload.installation.id, repository: repositoryRef(payload.repository), number };
}
