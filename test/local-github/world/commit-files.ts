import type { PathEntry, Signature } from "../git/types.ts";
import type { Repository } from "./repository.ts";
import { treeOf } from "./revisions.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** What a file becomes: text is UTF-8; null deletes it; the long form sets the mode too. */
export type FileContent =
  | string
  | Uint8Array
  | null
  | { readonly mode: "100644" | "100755" | "120000" | "160000"; readonly content: string | Uint8Array };

export type FileContents = Readonly<Record<string, FileContent>>;

export interface CommitDraft {
  readonly parent: string | null;
  readonly files: FileContents;
  readonly message: string;
  readonly author: User;
  readonly committer?: Signature;
}

export function signatureOf(world: World, user: User): Signature {
  return { name: user.name, email: user.email, date: world.timestamp() };
}

/** Who GitHub names as committer of what its own API or merge button commits. */
export function webFlow(world: World): Signature {
  return { name: "GitHub", email: "noreply@github.com", date: world.timestamp() };
}

/** Writes a commit on top of `parent` and answers its SHA; a file without a mode keeps the one it has. */
export function writeCommit(world: World, repository: Repository, draft: CommitDraft): string {
  const { git } = repository;
  const parentTree = draft.parent === null ? null : treeOf(repository, draft.parent);
  const changes = new Map<string, PathEntry | null>();
  for (const [path, content] of Object.entries(draft.files)) {
    changes.set(path, content === null ? null : entryFor(repository, parentTree, path, content));
  }
  const author = signatureOf(world, draft.author);
  return git.writeCommit({
    tree: git.applyChanges(parentTree, changes),
    parents: draft.parent === null ? [] : [draft.parent],
    message: draft.message,
    author,
    committer: draft.committer ?? author,
  });
}

function entryFor(
  repository: Repository,
  tree: string | null,
  path: string,
  content: Exclude<FileContent, null>,
): PathEntry {
  if (typeof content === "string" || content instanceof Uint8Array) {
    const known = tree === null ? undefined : repository.git.entryAt(tree, path);
    const mode = known?.mode === "100755" ? "100755" : "100644";
    return { mode, sha: repository.git.writeBlob(content) };
  }
  if (content.mode === "160000") return { mode: content.mode, sha: String(content.content) };
  return { mode: content.mode, sha: repository.git.writeBlob(content.content) };
}
