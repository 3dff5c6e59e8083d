import { isBinary } from "./line-diff.ts";
import type { ObjectReader, PathEntry, TreeChange } from "./types.ts";

type Added = Extract<TreeChange, { status: "added" }>;
type Removed = Extract<TreeChange, { status: "removed" }>;

/** Git gives up on edited renames beyond a square of this side (`diff.renameLimit`). */
const RENAME_LIMIT = 1000;

/** The changes with removals and additions that belong together joined into renames: equal blobs first, then similar. */
export function findRenames(objects: ObjectReader, changes: readonly TreeChange[]): TreeChange[] {
  const added = new Set(changes.filter((change) => change.status === "added"));
  const removed = new Set(changes.filter((change) => change.status === "removed"));
  const renames = [...pairEqual(added, removed), ...pairSimilar(objects, added, removed)];
  return [
    ...changes.filter(({ status }) => status !== "added" && status !== "removed"),
    ...added,
    ...removed,
    ...renames,
  ];
}

function pairEqual(added: Set<Added>, removed: Set<Removed>): TreeChange[] {
  const bySha = Map.groupBy(removed, (change) => change.before.sha);
  const renames: TreeChange[] = [];
  for (const to of [...added]) {
    const candidates = (bySha.get(to.after.sha) ?? []).filter((from) => removed.has(from) && isSameKind(from, to));
    const from = candidates.find((candidate) => nameOf(candidate.path) === nameOf(to.path)) ?? candidates[0];
    if (from) renames.push(join(from, to, added, removed));
  }
  return renames;
}

function pairSimilar(objects: ObjectReader, added: Set<Added>, removed: Set<Removed>): TreeChange[] {
  if (added.size * removed.size > RENAME_LIMIT ** 2 || added.size === 0) return [];
  const sources = [...removed].map((change) => ({ change, content: measure(objects, change.before) }));
  const targets = [...added].map((change) => ({ change, content: measure(objects, change.after) }));
  const pairs = sources
    .flatMap((from) => targets.map((to) => ({ from, to, score: similarity(from.content, to.content) })))
    .filter(({ score, from, to }) => score >= 0.5 && isSameKind(from.change, to.change))
    .sort((a, b) => b.score - a.score);
  const renames: TreeChange[] = [];
  for (const { from, to } of pairs) {
    if (added.has(to.change) && removed.has(from.change)) renames.push(join(from.change, to.change, added, removed));
  }
  return renames;
}

function join(from: Removed, to: Added, added: Set<Added>, removed: Set<Removed>): TreeChange {
  added.delete(to);
  removed.delete(from);
  return { status: "renamed", path: to.path, previousPath: from.path, before: from.before, after: to.after };
}

function isSameKind(from: Removed, to: Added): boolean {
  return from.before.mode.slice(0, 3) === to.after.mode.slice(0, 3);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** How many bytes each distinct chunk of a blob makes up. */
interface Content {
  readonly size: number;
  readonly chunks: ReadonlyMap<string, number>;
}

/** Git's chunks: a line, or 64 bytes of a longer one. CR before LF does not count in text. */
function measure(objects: ObjectReader, entry: PathEntry): Content {
  const bytes = objects.readBlob(entry.sha) ?? new Uint8Array();
  const raw = Buffer.from(bytes).toString("latin1");
  const text = isBinary(bytes) ? raw : raw.replaceAll("\r\n", "\n");
  const chunks = new Map<string, number>();
  for (const chunk of text.match(/[^\n]{0,63}\n|[^\n]{1,64}/g) ?? []) {
    chunks.set(chunk, (chunks.get(chunk) ?? 0) + chunk.length);
  }
  return { size: bytes.byteLength, chunks };
}

/** Share of the larger blob's bytes that both have. Empty blobs resemble nothing. */
function similarity(a: Content, b: Content): number {
  const larger = Math.max(a.size, b.size);
  if (Math.min(a.size, b.size) * 2 < larger || larger === 0) return 0;
  let shared = 0;
  for (const [chunk, bytes] of a.chunks) shared += Math.min(bytes, b.chunks.get(chunk) ?? 0);
  return shared / larger;
}
