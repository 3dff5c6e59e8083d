import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { SourceFile, UnreadFile } from "../../core/snapshot/source-file.ts";
import type { Connection } from "../connection.ts";
import { persist } from "../persist.ts";
import { queryRepository } from "../query.ts";
import { splitBatches } from "./batches.ts";
import { type Blob, blobKey, readBlob } from "./blob.ts";
import { buildDocumentsQuery, type DocumentsData, type EntryNode, type WantedFile } from "./documents-query.ts";
import { unreadReason } from "./unread-reason.ts";

/** What one query asks for at most: GitHub gives it ten seconds. */
const BATCH = { count: 50, weight: 4 * 1024 * 1024 };

/** Bytes that a document is taken to have where no tree told its size. */
const USUAL_SIZE = 32 * 1024;

/** A wanted file as it was found: read, there but unread, or null where the commit has none. */
export type FoundFile = { readonly file: SourceFile } | { readonly unread: UnreadFile } | null;

/** What a commit has at a path, without the bytes; `mode` is octal. */
interface EntryFacts {
  readonly mode: string;
  readonly sha: string;
  readonly size: number | null;
}

/** A file of a commit; `entry` is given where a tree told it already. */
export interface Wish extends WantedFile {
  readonly entry?: EntryFacts;
}

/** Nothing at that path, for a cache that cannot keep null. */
const ABSENT = { absent: true } as const;

/** Reads files at named commits, in the order asked for. What is no plain file or too large is not fetched. */
export async function readDocuments(
  connection: Connection,
  repository: RepositoryRef,
  wishes: readonly Wish[],
): Promise<readonly FoundFile[]> {
  const found = new Map<Wish, FoundFile>();
  const missing: Wish[] = [];
  for (const wish of wishes) {
    const kept = findKept(connection, repository, wish);
    if (kept === undefined) missing.push(wish);
    else found.set(wish, kept);
  }
  for (const batch of splitBatches(missing, BATCH, ({ entry }) => entry?.size ?? USUAL_SIZE)) {
    await readBatch(connection, repository, batch, found);
  }
  return wishes.map((wish) => found.get(wish) ?? null);
}

/** The file as far as a tree and the cache know it; undefined where GitHub has to be asked. */
function findKept({ cache }: Connection, repository: RepositoryRef, wish: Wish): FoundFile | undefined {
  const entry = wish.entry ?? cache.peek<EntryFacts | typeof ABSENT>(entryKey(repository, wish));
  if (!entry) return undefined;
  if ("absent" in entry) return null;
  const reason = unreadReason(entry.mode, entry.size);
  if (reason) return describeUnread(wish.path, reason, entry.size);
  const blob = cache.peek<Blob>(blobKey(repository, entry.sha));
  return blob ? describeFile(wish.path, entry, blob.bytes) : undefined;
}

function entryKey({ id }: RepositoryRef, { commitSha, path }: WantedFile): string {
  return `entry:${id}:${commitSha}:${path}`;
}

async function readBatch(
  connection: Connection,
  repository: RepositoryRef,
  wishes: readonly Wish[],
  found: Map<Wish, FoundFile>,
): Promise<void> {
  const query = buildDocumentsQuery(wishes);
  const send = async () => {
    const { octokit } = connection;
    const data = await queryRepository<DocumentsData>(octokit, query.document, repository, query.variables);
    return wishes.map((wish) => ({ wish, node: knownCommit(query.find(data, wish)) }));
  };
  const nodes = await persist(send, (error) => error === UNKNOWN_COMMIT, connection.pause);
  for (const { wish, node } of nodes) found.set(wish, await readEntry(connection, repository, wish, node));
}

const UNKNOWN_COMMIT = new Error("GitHub does not know the commit.");

function knownCommit(node: EntryNode | null | undefined): EntryNode | null {
  if (node === undefined) throw UNKNOWN_COMMIT;
  return node;
}

/** The file behind an entry that GraphQL told of; its bytes may need a request of their own. */
export async function readEntry(
  connection: Connection,
  repository: RepositoryRef,
  wish: WantedFile,
  node: EntryNode | null,
): Promise<FoundFile> {
  const entry = node && describeEntry(node);
  const key = entryKey(repository, wish);
  await connection.cache.remember(key, async () => ({ value: entry ?? ABSENT, bytes: 200 }));
  if (!entry) return null;
  const reason = unreadReason(entry.mode, entry.size);
  if (reason) return describeUnread(wish.path, reason, entry.size);
  const { bytes } = await readBlob(connection, repository, entry.sha, node.object);
  return describeFile(wish.path, entry, bytes);
}

/** Submodules have no object here, and then neither a name nor a size of use. */
function describeEntry({ mode, size, object }: EntryNode): EntryFacts {
  return {
    mode: mode.toString(8).padStart(6, "0"),
    sha: object?.oid ?? "",
    size: object?.byteSize ?? size,
  };
}

function describeFile(path: string, { mode, sha }: EntryFacts, bytes: Uint8Array): FoundFile {
  return { file: { path, blobSha: sha, mode: mode === "100755" ? "100755" : "100644", bytes } };
}

function describeUnread(path: string, reason: UnreadFile["reason"], size: number | null): FoundFile {
  return { unread: reason === "too-large" && size !== null ? { path, reason, size } : { path, reason } };
}
