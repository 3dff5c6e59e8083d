/** A task that an open pull request claims, resolved to the place where it would be ticked. */
export interface LedgerClaim {
  /** As the pull request writes it; the key by which a merge finds it again. */
  readonly written: string;
  readonly kind: "completes" | "part-of";
  readonly bundle: string;
  readonly tasksPath: string;
  readonly task: string;
  /** When it was first claimed, ISO 8601; absent for claims of before that was kept. */
  readonly since?: string;
}

/** What another pull request claims. */
export interface LedgerEntry {
  readonly pullRequest: number;
  readonly claims: readonly LedgerClaim[];
}

/** What was claimed when the pull request was last judged. */
export interface LedgerPage {
  readonly basis: string;
  readonly claims: readonly LedgerClaim[];
}

/** What open pull requests claim. A merge reads it instead of resolving every claim again. */
export interface ClaimLedger {
  /** `basis` says of what text and head the claims were read. */
  replace(repositoryId: number, pullRequest: number, basis: string, claims: readonly LedgerClaim[]): Promise<void>;
  /** Null where the pull request was never judged. */
  of(repositoryId: number, pullRequest: number): Promise<LedgerPage | null>;
  /** The claims of all other pull requests that have a verdict, and so are open; those with the latest first. */
  others(repositoryId: number, pullRequest: number): Promise<readonly LedgerEntry[]>;
}
