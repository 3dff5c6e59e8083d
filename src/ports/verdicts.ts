/** The verdict of one pull request on its head commit. A check belongs to the commit, so the worst one is published. */
export interface Verdict {
  readonly pullRequest: number;
  readonly conclusion: "success" | "neutral" | "failure";
  readonly title: string;
}

export interface Verdicts {
  /** Replaces the pull request's verdict, whatever commit it was on; returns that commit, or null where there was none. */
  record(repositoryId: number, headSha: string, verdict: Verdict): Promise<string | null>;
  /** Notes that the recorded verdict is published, and on what it was made: equal text means that nothing needs another look. */
  settle(repositoryId: number, pullRequest: number, basis: string): Promise<void>;
  /** Every pull request with a recorded verdict, by number; null where it was recorded and never published. */
  settled(repositoryId: number): Promise<ReadonlyMap<number, string | null>>;
  on(repositoryId: number, headSha: string): Promise<readonly Verdict[]>;
  /** Forgets a closed pull request; returns the commit that its verdict was on, or null. */
  forget(repositoryId: number, pullRequest: number): Promise<string | null>;
}
