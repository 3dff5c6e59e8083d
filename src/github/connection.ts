import type { Octokit } from "@octokit/rest";
import type { OrganisationLayer } from "../core/config/organisation-layer.ts";
import type { ImmutableCache } from "../ports/immutable-cache.ts";

/** What readers and appliers use of Octokit: routes written out, so that a test can compare them with permissions. */
export type OctokitClient = Pick<Octokit, "request" | "graphql">;

/** How one installation, or one person's token, reaches GitHub. */
export interface Connection {
  readonly octokit: OctokitClient;
  readonly installationId: number;
  /** Null for a person's token: check runs and comments of ours are not asked for then. */
  readonly app: { readonly id: number; readonly checkName: string } | null;
  /** The layer above the repositories of the installation; absent for a person's token, which reads it itself. */
  readonly organisation?: { read(): Promise<OrganisationLayer>; forget(): void };
  readonly cache: ImmutableCache;
  readonly pause: (milliseconds: number) => Promise<void>;
}
