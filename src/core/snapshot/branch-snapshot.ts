import type { OrganisationLayer } from "../config/organisation-layer.ts";
import type { ConfigText, RepositoryRef } from "./pull-request.ts";
import type { TreeFiles } from "./source-file.ts";

/** A branch as the tick job needs it: its tip, some files there, and whether a direct commit would be accepted. */
export interface BranchSnapshot {
  readonly repository: RepositoryRef;
  readonly branch: string;
  readonly tipSha: string;
  /** Whether an open pull request has it as its head: checks that skip our commit would then be waited for; absent: no. */
  readonly isHead?: boolean;
  /** True in a repository that takes no writes; absent where nobody asked. */
  readonly archived?: boolean;
  readonly tree: TreeFiles;
  /** `.github/spec-kit-enforce.yml` at the tip, or null. */
  readonly config: ConfigText | null;
  /** The layer above it, for all repositories of the owner; absent where nobody looked. */
  readonly organisation?: OrganisationLayer;
  /** Null where a direct commit is allowed; else the rule that forbids it, in plain words. */
  readonly directCommitsRefused: string | null;
}
