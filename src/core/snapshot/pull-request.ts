import type { BundleLocation } from "../bundle/spec-bundle.ts";
import type { OrganisationLayer } from "../config/organisation-layer.ts";
import type { ChangedFile } from "./change.ts";
import type { CommandComment } from "./command-comment.ts";
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

/** Our check run on a commit, as GitHub has it. */
export interface ExistingCheckRun {
  readonly id: number;
  readonly headSha: string;
  readonly status: string;
  readonly conclusion: string | null;
  /** See `core/report/external-id.ts`. */
  readonly externalId: string;
  /** When our first run on that commit was published, by GitHub's clock, ISO 8601; null where GitHub does not tell. */
  readonly since?: string | null;
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
  /** Of a merge group of several, who opened each of its pull requests and how it is labelled. */
  readonly members?: readonly Pick<PullRequestFacts, "author" | "labels">[];
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
