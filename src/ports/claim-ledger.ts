import type { Stake, TaskPlace } from "../core/snapshot/change.ts";

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

/** Something else that one open pull request alone can have for itself; see `core/stakes.ts`. */
export interface LedgerStake extends Stake {
  /** When it was first had, ISO 8601. */
  readonly since?: string;
}

/** Who opened a pull request, with what tells whether they may write. */
export interface Claimant {
  readonly login: string;
  readonly isBot: boolean;
  readonly fromFork: boolean;
  /** What was found when its pull request last met another one; absent where that never was, or was not told. */
  readonly mayWrite?: boolean;
}

/** What another pull request claims. */
export interface LedgerEntry {
  readonly pullRequest: number;
  /** Absent for pages of before that was kept, and of one that could not be found: whoever meets it is asked anew. */
  readonly claimant?: Claimant;
  readonly claims: readonly LedgerClaim[];
  readonly stakes: readonly LedgerStake[];
  /** Open tasks that it waits for. */
  readonly waitsFor: readonly TaskPlace[];
}

/** What was claimed when the pull request was last judged. */
export interface LedgerPage extends Omit<LedgerEntry, "pullRequest"> {
  /** Of what text and head it was read; empty where that is not known, and on the page of one that was closed. */
  readonly basis: string;
}

/** What open pull requests claim. A merge reads it instead of resolving every claim again. */
export interface ClaimLedger {
  replace(repositoryId: number, pullRequest: number, page: LedgerPage): Promise<void>;
  /** Null where the pull request was never judged. */
  of(repositoryId: number, pullRequest: number): Promise<LedgerPage | null>;
  /**
   * What all other pull requests have that have a verdict, and so are open; at most a thousand, those from forks last, since
   * anybody may open as many as they like, and of equals the latest first.
   */
  others(repositoryId: number, pullRequest: number): Promise<readonly LedgerEntry[]>;
}
