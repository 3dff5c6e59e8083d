/** A task that an open pull request claims, resolved to the place where it would be ticked. */
export interface LedgerClaim {
  /** As the pull request writes it; the key by which a merge finds it again. */
  readonly written: string;
  readonly kind: "completes" | "part-of";
  readonly bundle: string;
  readonly tasksPath: string;
  readonly task: string;
}

/** What open pull requests claim. A merge reads it instead of resolving every claim again. */
export interface ClaimLedger {
  replace(repositoryId: number, pullRequest: number, claims: readonly LedgerClaim[]): Promise<void>;
  of(repositoryId: number, pullRequest: number): Promise<readonly LedgerClaim[]>;
}
