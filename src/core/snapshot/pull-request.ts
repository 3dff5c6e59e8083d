import type { BundleLocation } from "../bundle/spec-bundle.ts";
import type { OrganisationLayer } from "../config/organisation-layer.ts";
import type { JudgedTree, TestMerge } from "./judged-tree.ts";
import type { RepositoryContext } from "./repository-context.ts";
import type { SourceFile, TreeFiles } from "./source-file.ts";

/** A repository by what never changes (`id`) and by what URLs need. */
export interface RepositoryRef {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
}

/** A pull request by number, with the installation that may read it. */
export interface PullRequestRef {
  readonly installationId: number;
  readonly repository: RepositoryRef;
  readonly number: number;
}

export interface ChangedFile {
  readonly path: string;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied" | "changed" | "unchanged";
  /** Only for renames and copies. */
  readonly previousPath: string | null;
}

/** What a pull request says about itself: the input of rules that need one. */
export interface Change {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: { readonly login: string; readonly isBot: boolean };
  readonly draft: boolean;
  readonly files: readonly ChangedFile[];
  /** False when GitHub listed fewer files than the pull request has. */
  readonly filesComplete: boolean;
  /** Messages of its newest commits, oldest first. */
  readonly commits?: readonly string[];
  /** Name of its head branch. */
  readonly branch?: string;
  /** Names of its labels. */
  readonly labels?: readonly string[];
  /** Whether its branch is in another repository, where the App cannot write; absent where nobody asked. */
  readonly fromFork?: boolean;
  /** Who approved exactly the head: somebody with write access who is not the author; absent where nobody did. */
  readonly approver?: string;
  /** What it makes of the configuration that it is judged by; absent where it changes none. */
  readonly proposal?: { readonly path: string; readonly weakenings: readonly string[] };
  /** What slash-commands say of its tasks, above what its text says. */
  readonly links?: readonly TaskLink[];
  /** Tasks whose ticks somebody else answers for: a person by command, or a merged pull request that completed them. */
  readonly vouched?: readonly TaskPlace[];
  /** What other open pull requests of the repository say they complete. */
  readonly rivals?: readonly RivalClaim[];
  /** What other open pull requests of the repository have that only one can have. */
  readonly rivalStakes?: readonly RivalStake[];
}

/** A task by its spec bundle. */
export interface TaskPlace {
  readonly bundle: string;
  readonly task: string;
}

/** A task that another open pull request says it completes. */
export interface RivalClaim {
  readonly pullRequest: number;
  readonly bundle: string;
  readonly task: string;
  /** Whether it was claimed there before it was here. */
  readonly isEarlier: boolean;
}

/** Something that one open pull request alone can have for itself: two of one kind and key and of different names meet. */
export interface Stake {
  /** A spec bundle's number, the id of a new task, or a file that a parallel task writes. */
  readonly kind: "number" | "task-id" | "file";
  readonly key: string;
  readonly name: string;
}

/** A stake of another open pull request. */
export interface RivalStake extends Stake {
  readonly pullRequest: number;
  /** Whether it had it before this one. */
  readonly isEarlier: boolean;
}

/** A task that somebody linked to a pull request by command, or took from it. */
export interface TaskLink {
  readonly kind: "link" | "unlink";
  readonly target: TaskPlace;
  readonly as?: "completes" | "part-of";
}

/** Our check run on a commit, as GitHub has it. */
export interface ExistingCheckRun {
  readonly id: number;
  readonly headSha: string;
  readonly status: string;
  readonly conclusion: string | null;
  /** See `core/report/external-id.ts`. */
  readonly externalId: string;
}

/** Our sticky comment, as GitHub has it. */
export interface ExistingComment {
  readonly id: number;
  readonly body: string;
}

/** A file of configuration at a named commit. */
export interface ConfigText {
  readonly path: string;
  readonly text: string;
  readonly blobSha: string;
}

/**
 * Where a text with slash-commands may stand: the conversation, a review, or a remark on a line. A button of the check is
 * a command that its presser need not write. Each has ids of its own.
 */
export type CommandSurface = "comment" | "review" | "review-comment" | "button";

/** A comment that may hold slash-commands, read again by id: its delivery carried no text. */
export interface CommandComment {
  readonly id: number;
  readonly nodeId: string;
  /** In the conversation where it is not given. */
  readonly surface?: CommandSurface;
  /** The commit that a review, or a remark in one, is about; absent for the conversation, which is about none. */
  readonly commitSha?: string | null;
  readonly body: string;
  readonly author: { readonly login: string; readonly isBot: boolean };
  /** True once anybody has changed the text; such a comment is not obeyed. */
  readonly edited: boolean;
}

/** What a person last said of a pull request in a review: it belongs to the commit that it was said of. */
export interface ReviewOpinion {
  readonly id: number;
  readonly author: { readonly login: string; readonly isBot: boolean };
  readonly state: "approved" | "changes-requested" | "dismissed";
  /** Null where that commit is gone. */
  readonly commitSha: string | null;
}

/** What one request tells about a pull request: enough to answer commands and to decide what else to read. */
export interface PullRequestFacts {
  readonly ref: PullRequestRef;
  readonly title: string;
  readonly body: string;
  readonly author: { readonly login: string; readonly isBot: boolean };
  readonly draft: boolean;
  /** Names of its labels, at most a hundred. */
  readonly labels?: readonly string[];
  /** Messages of its newest hundred commits, oldest first. */
  readonly commits?: readonly string[];
  readonly state: "open" | "closed" | "merged";
  readonly locked: boolean;
  /** True in a repository that takes no writes; absent where nobody asked. */
  readonly archived?: boolean;
  /** Login of who merged it, where it is merged. */
  readonly mergedBy: string | null;
  /** ISO 8601; absent where nobody asked. */
  readonly createdAt?: string;
  readonly headSha: string;
  readonly headRef: string;
  /** The repository of the head, null where it is gone; absent where nobody asked. */
  readonly headRepository?: { readonly owner: string; readonly name: string } | null;
  /** True when the head is in another repository, or that repository is gone. */
  readonly fromFork: boolean;
  readonly baseRef: string;
  /** Tip of the base branch when read; configuration comes from here. */
  readonly baseSha: string;
  readonly mergeCommitSha: string | null;
  /** ISO 8601; null while it is not merged. */
  readonly mergedAt: string | null;
  /** When the description was last edited, ISO 8601; null when it never was. Titles do not count. */
  readonly lastEditedAt: string | null;
  /** GitHub's count, however many files it is willing to list. */
  readonly changedFileCount: number;
  /** GitHub's trial of the merge as it was when read; absent where nobody asked. */
  readonly testMerge?: TestMerge;
  /** `.github/spec-kit-enforce.yml` at `baseSha`, or null. */
  readonly config: ConfigText | null;
  /** The layer above it, for all repositories of the owner; absent where nobody looked. */
  readonly organisation?: OrganisationLayer;
  /** Our newest check run of our name on `headSha`, or null. */
  readonly checkRun: ExistingCheckRun | null;
  /** Our sticky comment, or null. */
  readonly comment: ExistingComment | null;
  /** Numbers of the other open pull requests whose head is the same commit. */
  readonly siblings: readonly number[];
  /** The newest opinion of each reviewer, at most a hundred; absent where nobody looked. */
  readonly opinions?: readonly ReviewOpinion[];
  /** The comments asked for; one that was deleted is absent. */
  readonly commandComments: readonly CommandComment[];
}

/**
 * The spec bundles around a pull request, as they are judged and as they were before it: in the result of the merge and
 * at the tip of the base, where the base has moved on; else at the head and at the merge base, which are the same then.
 */
export interface PullRequestBundles {
  readonly mergeBaseSha: string;
  readonly files: readonly ChangedFile[];
  /** False when GitHub listed fewer files than the pull request has. */
  readonly filesComplete: boolean;
  /** The configuration at the head, read only when the pull request changes it. */
  readonly headConfig: ConfigText | null;
  /** All bundles of the head tree; empty when nothing is touched or named and the tree was not read. */
  readonly knownBundles: readonly BundleLocation[];
  /** The bundles that the pull request touches or names. */
  readonly bundles: readonly BundleLocation[];
  /** Task lists to find a task in, where it does neither and needs one; they are not judged. */
  readonly near?: { readonly bundles: readonly BundleLocation[]; readonly tree: TreeFiles };
  readonly head: TreeFiles;
  readonly base: { readonly bundles: readonly BundleLocation[]; readonly tree: TreeFiles };
  /** Which tree `head` is; absent where nothing was read. */
  readonly judged?: JudgedTree;
  /** Files of `head` that have other bytes at the head itself, as they are there. */
  readonly atHead?: readonly SourceFile[];
  /** Files outside of the spec bundles that rules look at; absent where there are none. */
  readonly context?: RepositoryContext;
}

/** Everything read for one decision about a pull request, at named SHAs, as plain data. */
export interface PullRequestSnapshot {
  readonly facts: PullRequestFacts;
  readonly bundles: PullRequestBundles;
}

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

/** A branch as the tick job needs it: its tip, some files there, and whether a direct commit would be accepted. */
export interface BranchSnapshot {
  readonly repository: RepositoryRef;
  readonly branch: string;
  readonly tipSha: string;
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
