/** A push to a branch, as GitHub's list of activities has it. */
export interface Push {
  /** The commit that the branch was at afterwards. */
  readonly sha: string;
  /** Login of who pushed; null where GitHub does not tell. */
  readonly by: string | null;
  readonly isByApp: boolean;
  /** By GitHub's clock, ISO 8601, whole seconds. */
  readonly at: string;
}
