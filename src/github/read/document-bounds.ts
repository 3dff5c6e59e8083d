import { UserError } from "../../core/errors.ts";
import type { TreeEntries } from "./tree.ts";
import { unreadReason } from "./unread-reason.ts";

/** Twice what one evaluation takes: its own, smaller bound is the one that people get to see first. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_DOCUMENTS = 1000;

/** Throws `UserError` when the documents are too many or too large together; nothing has been fetched then. */
export function requireBounded(paths: readonly string[], tree: TreeEntries): void {
  const bytes = paths.reduce((sum, path) => sum + sizeOf(path, tree), 0);
  if (paths.length <= MOST_DOCUMENTS && bytes <= MOST_BYTES) return;
  throw new UserError(
    "too-much",
    `The spec bundles of this pull request hold ${paths.length} documents with ${bytes} bytes, more than is read at once.`,
    "Split the pull request, so that each one touches fewer spec bundles.",
  );
}

/** Documents that will not be read take no room. */
function sizeOf(path: string, tree: TreeEntries): number {
  const entry = tree.get(path);
  return entry && unreadReason(entry.mode, entry.size) === null ? (entry.size ?? 0) : 0;
}
