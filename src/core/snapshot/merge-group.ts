import type { OrganisationLayer } from "../config/organisation-layer.ts";
import type { ConfigText, ExistingCheckRun, RepositoryRef } from "./pull-request.ts";

/** A group of a merge queue by what its delivery names, with the installation that may read it. */
export interface MergeGroupRef {
  readonly installationId: number;
  readonly repository: RepositoryRef;
  /** The commit that the base becomes when the group merges; the check belongs on it. */
  readonly headSha: string;
  /** What the group is built on: the base, or the group before it; null where the delivery does not tell. */
  readonly baseSha: string | null;
  /** Name of the group's own branch, without `refs/heads/`. */
  readonly branch: string;
}

/** A merge group as one look finds it. */
export interface MergeGroup {
  readonly ref: MergeGroupRef & { readonly baseSha: string };
  readonly baseRef: string;
  /** Numbers of the pull requests in it, in the order of their merge; empty where nobody can tell. */
  readonly pullRequests: readonly number[];
  /** The configuration at `baseSha`: that of the base, and of whatever merges before this group. */
  readonly config: ConfigText | null;
  readonly organisation?: OrganisationLayer;
  /** Our newest check run on `headSha`, or null. */
  readonly checkRun: ExistingCheckRun | null;
}
