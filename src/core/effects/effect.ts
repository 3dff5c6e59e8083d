import type { CommandSurface } from "../snapshot/command-comment.ts";
import type { RepositoryRef } from "../snapshot/pull-request.ts";

/** GitHub's limits on an annotation are kept by `core/report/annotations.ts`. */
export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: "failure" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
}

/** GitHub: label and identifier at most 20 characters, description at most 40, three buttons at most. */
export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export type Conclusion = "success" | "failure" | "neutral";

export interface CheckRunOutput {
  readonly conclusion: Conclusion;
  readonly title: string;
  readonly summary: string;
  readonly text: string | null;
  readonly annotations: readonly Annotation[];
  readonly actions: readonly CheckAction[];
}

/** Publishes our check on a commit. `update` is the run to change; null makes a new run of the same name. */
export interface PublishCheckRun {
  readonly kind: "publish-check-run";
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly name: string;
  readonly externalId: string;
  readonly update: number | null;
  readonly output: CheckRunOutput;
}

/** Creates a comment of ours, or replaces the text of the one whose id `update` is. */
export interface UpsertComment {
  readonly kind: "upsert-comment";
  readonly repository: RepositoryRef;
  readonly issueNumber: number;
  readonly update: number | null;
  readonly body: string;
}

/** The text of a review takes reactions by node id alone, so that one is given with a surface that is not the conversation. */
export interface AddReaction {
  readonly kind: "add-reaction";
  readonly repository: RepositoryRef;
  readonly commentId: number;
  /** In the conversation where it is not given. */
  readonly on?: { readonly surface: CommandSurface; readonly nodeId: string };
  readonly content: "eyes" | "rocket" | "confused";
}

export interface FileBytes {
  readonly path: string;
  readonly mode: "100644" | "100755";
  readonly bytes: Uint8Array;
}

/** A commit on an existing branch, refused by GitHub when the branch is no longer at `expectedHeadSha`. */
export interface CommitFiles {
  readonly kind: "commit-files";
  readonly repository: RepositoryRef;
  readonly branch: string;
  readonly expectedHeadSha: string;
  readonly headline: string;
  readonly body: string;
  readonly files: readonly FileBytes[];
}

/** Puts the files on a branch of ours that starts at `baseSha`, and opens or updates the one pull request for it. */
export interface ProposeFiles {
  readonly kind: "propose-files";
  readonly repository: RepositoryRef;
  readonly baseBranch: string;
  readonly baseSha: string;
  readonly branch: string;
  readonly headline: string;
  readonly commitBody: string;
  readonly title: string;
  readonly body: string;
  readonly files: readonly FileBytes[];
}

/** Takes back what `propose-files` put on a branch of ours: without its branch GitHub closes the pull request. */
export interface WithdrawProposal {
  readonly kind: "withdraw-proposal";
  readonly repository: RepositoryRef;
  readonly baseSha: string;
  readonly branch: string;
}

/** Every wanted write, as data: planned by core, applied by `src/github/apply`, shown by a dry run. */
export type Effect = PublishCheckRun | UpsertComment | AddReaction | CommitFiles | ProposeFiles | WithdrawProposal;

export type EffectOf<Kind extends Effect["kind"]> = Extract<Effect, { kind: Kind }>;

/** What GitHub answered, per kind. */
export interface EffectResults {
  "publish-check-run": { readonly checkRunId: number };
  "upsert-comment": { readonly commentId: number };
  "add-reaction": Record<string, never>;
  "commit-files": { readonly commitSha: string };
  "propose-files": { readonly pullRequest: number; readonly commitSha: string };
  "withdraw-proposal": Record<string, never>;
}
