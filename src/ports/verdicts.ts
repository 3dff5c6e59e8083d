/** The verdict of one pull request on its head commit. A check belongs to the commit, so the worst one is published. */
export interface Verdict {
  readonly pullRequest: number;
  readonly conclusion: "success" | "neutral" | "failure";
  readonly title: string;
}

/** What a published verdict was made on. */
export interface VerdictGround {
  /** Equal text means that the pull request itself needs no other look. */
  readonly basis: string;
  readonly baseRef: string;
  /** Tip of the base that was looked at last. */
  readonly baseSha: string;
  /** Paths of the spec bundles that it is about; the empty path where it names one that is not there yet. */
  readonly bundles: readonly string[];
}

export interface Verdicts {
  /** Replaces the pull request's verdict, whatever commit it was on; returns that commit, or null where there was none. */
  record(repositoryId: number, headSha: string, verdict: Verdict): Promise<string | null>;
  /** Notes that the recorded verdict is published, and on what it was made. */
  settle(repositoryId: number, pullRequest: number, ground: VerdictGround): Promise<void>;
  /** Every pull request with a recorded verdict, by number; null where it was recorded and never published. */
  settled(repositoryId: number): Promise<ReadonlyMap<number, VerdictGround | null>>;
  /** Notes that a newer tip of the base has changed nothing that published verdicts are about. */
  follow(repositoryId: number, pullRequests: readonly number[], baseSha: string): Promise<void>;
  on(repositoryId: number, headSha: string): Promise<readonly Verdict[]>;
  /** The commit that the pull request's verdict is on, or null. */
  headOf(repositoryId: number, pullRequest: number): Promise<string | null>;
  /** The same with the moment since which it has been, ISO 8601; null where there is none, or nobody knows since when. */
  judgedHead(
    repositoryId: number,
    pullRequest: number,
  ): Promise<{ readonly sha: string; readonly since: string } | null>;
  /** Forgets a closed pull request. */
  forget(repositoryId: number, pullRequest: number): Promise<void>;
}
