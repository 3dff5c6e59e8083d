/** An open pull request by what its verdict depends on, as far as one cheap request tells. */
export interface OpenPullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseRef: string;
  /** Tip of the base branch, or the last commit known of one that is gone. */
  readonly baseSha: string;
  readonly isDraft: boolean;
  readonly title: string;
  /** When the description was last edited, ISO 8601; null when it never was. */
  readonly lastEditedAt: string | null;
  /** Names of its labels, at most a hundred. */
  readonly labels: readonly string[];
  /** See `configBasis`: the configuration at the tip of the base branch and the organisation's, or null. */
  readonly configSha: string | null;
}
