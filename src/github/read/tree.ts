import { contextFilter } from "../../core/snapshot/context-paths.ts";
import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { GitHubError } from "../errors.ts";
import { type BaseSettings, settingsKey } from "./base-settings.ts";
import { isBundlePath } from "./bundle-paths.ts";
import { findAlongBranch, findAlongHead, type MovedHead } from "./known-tree.ts";

/** What a path is in a tree. `size` is known of files alone. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
  readonly size: number | null;
}

/** Entries of one commit by path, those alone that can belong to a spec bundle or to what rules see around it. */
export type TreeEntries = ReadonlyMap<string, TreeEntry>;

/** A tree that GitHub cuts is read directory by directory; beyond this many requests it is given up. */
const MOST_REQUESTS = 200;

/**
 * The whole tree of a commit. It never changes; what no rule asks for is not kept. Where an earlier commit is known to have
 * the same of it, GitHub is not asked: `moved` tells of the one that a head comes from.
 */
export function readTree(
  connection: Connection,
  repository: RepositoryRef,
  sha: string,
  settings: BaseSettings = {},
  moved: MovedHead | null = null,
): Promise<TreeEntries> {
  const keyOf = (of: string) => `tree:${repository.id}:${of}${settingsKey(settings)}`;
  return connection.cache.remember(keyOf(sha), async () => {
    const isContext = contextFilter(settings);
    const isFile = (type: string) => settings.asksForPaths === true && type === "blob";
    const isKept = (path: string, type: string) =>
      isFile(type) || isBundlePath(path, settings.layouts) || isContext(path);
    const kept = { keyOf, isKept: (path: string) => isKept(path, "blob") };
    const known =
      findAlongBranch(connection, repository, sha, kept) ??
      (moved && (await findAlongHead(connection, repository, moved, kept)));
    if (known) return { value: known, bytes: 100 };
    const entries = new Map<string, TreeEntry>();
    await walk(connection, repository, sha, { entries, isKept });
    return { value: entries, bytes: 100 + entries.size * 250 };
  });
}

/** The entries found so far, and which of the others belong to them. */
interface Found {
  readonly entries: Map<string, TreeEntry>;
  isKept(path: string, type: string): boolean;
}

interface Directory {
  readonly sha: string;
  readonly prefix: string;
}

/** Asks for the whole tree at once; a part that GitHub truncates is asked for again by its children. */
async function walk(connection: Connection, repository: RepositoryRef, sha: string, found: Found) {
  const waiting: Directory[] = [{ sha, prefix: "" }];
  for (let requests = 0; waiting.length > 0; requests++) {
    if (requests >= MOST_REQUESTS) throw tooLarge();
    const directory = waiting.pop() as Directory;
    const { tree, truncated } = await readDirectory(connection, repository, directory.sha, true);
    if (!truncated) keep(tree, directory.prefix, found);
    else {
      const children = await readDirectory(connection, repository, directory.sha, false);
      if (children.truncated) throw tooLarge();
      keep(children.tree, directory.prefix, found);
      waiting.push(...directories(children.tree, directory.prefix));
    }
  }
}

function tooLarge(): GitHubError {
  const facts = { status: null, isRetryable: false, requestId: null, reason: "other" } as const;
  return new GitHubError("The repository has more files than can be read through GitHub's API", facts);
}

type RawEntry = {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
};

async function readDirectory(
  { octokit }: Connection,
  { owner, name }: RepositoryRef,
  sha: string,
  isRecursive: boolean,
): Promise<{ readonly tree: readonly RawEntry[]; readonly truncated: boolean }> {
  const { data } = await octokit.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", {
    owner,
    repo: name,
    tree_sha: sha,
    // Any value at all means recursive, "0" and "false" too.
    ...(isRecursive ? { recursive: "1" } : {}),
  });
  return data as { tree: readonly RawEntry[]; truncated: boolean };
}

function keep(tree: readonly RawEntry[], prefix: string, { entries, isKept }: Found): void {
  for (const { path, mode, type, sha, size } of tree) {
    const whole = prefix + path;
    if (isKept(whole, type)) entries.set(whole, { path: whole, mode, sha, size: size ?? null });
  }
}

function directories(tree: readonly RawEntry[], prefix: string): readonly Directory[] {
  return tree.filter(({ type }) => type === "tree").map(({ path, sha }) => ({ sha, prefix: `${prefix}${path}/` }));
}
