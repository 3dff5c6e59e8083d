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
  /** Of a merge group, who opened each of its pull requests and how it is labelled; absent where it is one alone. */
  readonly members?: readonly Pick<Change, "author" | "labels">[];
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
  /** Whether it goes before ours: it was claimed there before it was here, or `byRank`. */
  readonly isEarlier: boolean;
  /** It goes before ours because whoever opened it may write and our author may not. */
  readonly byRank?: true;
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
  /** Whether it goes before this one: it had it before, or `byRank`. */
  readonly isEarlier: boolean;
  /** It goes before this one because whoever opened it may write and our author may not. */
  readonly byRank?: true;
}

/** A task that somebody linked to a pull request by command, or took from it. */
export interface TaskLink {
  readonly kind: "link" | "unlink";
  readonly target: TaskPlace;
  readonly as?: "completes" | "part-of";
}
