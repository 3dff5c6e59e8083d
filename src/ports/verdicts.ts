/** The verdict of one pull request on its head commit. A check belongs to the commit, so the worst one is published. */
export interface Verdict {
  readonly pullRequest: number;
  readonly conclusion: "success" | "neutral" | "failure";
  readonly title: string;
}

export interface Verdicts {
  /** Replaces the pull request's verdict, whatever commit it was on. */
  record(repositoryId: number, headSha: string, verdict: Verdict): Promise<void>;
  on(repositoryId: number, headSha: string): Promise<readonly Verdict[]>;
  /** Forgets a closed pull request; returns the commit that its verdict was on, or null. */
  forget(repositoryId: number, pullRequest: number): Promise<string | null>;
}
