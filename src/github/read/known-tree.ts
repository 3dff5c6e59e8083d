import type { ChangedFile } from "../../core/snapshot/change.ts";
import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { MOST_COMPARED } from "./compare.ts";
import type { TreeEntries } from "./tree.ts";

/** What stands at the top of a commit's tree, by name: two equal texts are the same file or directory with all in it. */
type Root = ReadonlyMap<string, string>;

/** A pull request's head with what is known of the one that was judged before it. */
export interface MovedHead {
  readonly headSha: string;
  readonly mergeBaseSha: string;
  /** Everything that it changes since the merge base; null where GitHub lists too little. */
  readonly changes: readonly ChangedFile[] | null;
  readonly judgedBefore: string | null;
}

/** What a tree is kept for and under which key. */
export interface KeptTrees {
  keyOf(sha: string): string;
  /** Whether a path of it is kept. */
  isKept(path: string): boolean;
}

/** How many tips of a branch are gone back at most. */
const MOST_STEPS = 20;

export function rememberRoot(
  { cache }: Connection,
  { id }: RepositoryRef,
  sha: string,
  entries: readonly { readonly name: string; readonly mode: number; readonly oid: string }[],
): Promise<unknown> {
  const root: Root = new Map(entries.map(({ name, mode, oid }) => [name, `${mode} ${oid}`]));
  return cache.remember(`root:${id}:${sha}`, async () => ({ value: root, bytes: 100 + root.size * 120 }));
}

/** Notes that a branch moved from one tip to another, and that the comparison of the two has been read. */
export function rememberMove({ cache }: Connection, { id }: RepositoryRef, from: string, to: string): Promise<unknown> {
  return cache.remember(`moved:${id}:${to}`, async () => ({ value: { from }, bytes: 200 }));
}

/** The tree of a branch's tip where one that it came from is known, and nothing that is kept of it changed since. */
export function findAlongBranch(
  { cache }: Connection,
  { id }: RepositoryRef,
  sha: string,
  { keyOf, isKept }: KeptTrees,
): TreeEntries | null {
  let to = sha;
  for (let step = 0; step < MOST_STEPS; step++) {
    const from = cache.peek<{ from: string }>(`moved:${id}:${to}`)?.from;
    const compared =
      from && cache.peek<{ mergeBaseSha: string; files: readonly ChangedFile[] }>(`compare:${id}:${from}...${to}`);
    if (!from || !compared || compared.mergeBaseSha !== from) return null;
    const { files } = compared;
    // A comparison may come without its files; an empty one tells nothing.
    if (files.length === 0 || files.length >= MOST_COMPARED || pathsOf(files).some(isKept)) return null;
    const tree = cache.peek<TreeEntries>(keyOf(from));
    if (tree) return tree;
    to = from;
  }
  return null;
}

/**
 * The tree of a head where the one that was judged before is known. Whatever differs between the two was changed by one of
 * them since their merge base; what of that is kept lies in directories that both have alike.
 */
export async function findAlongHead(
  { cache }: Connection,
  { id }: RepositoryRef,
  { headSha, mergeBaseSha, changes, judgedBefore }: MovedHead,
  { keyOf, isKept }: KeptTrees,
): Promise<TreeEntries | null> {
  if (changes === null) return null;
  const changeKey = (sha: string) => `change:${id}:${mergeBaseSha}:${sha}`;
  const paths = pathsOf(changes);
  await cache.remember(changeKey(headSha), async () => ({ value: paths, bytes: 100 + paths.length * 100 }));
  if (judgedBefore === null || judgedBefore === headSha) return null;
  const before = cache.peek<readonly string[]>(changeKey(judgedBefore));
  const [was, is] = [judgedBefore, headSha].map((sha) => cache.peek<Root>(`root:${id}:${sha}`));
  if (!before || !was || !is) return null;
  const isAlike = (name: string) => was.get(name) === is.get(name);
  const differs = [...before, ...paths].some((path) => isKept(path) && !isAlike(path.split("/")[0] ?? ""));
  return differs ? null : cache.peek<TreeEntries>(keyOf(judgedBefore));
}

function pathsOf(files: readonly ChangedFile[]): readonly string[] {
  return files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
}
