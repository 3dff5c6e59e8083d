import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { MOST_COMPARED, readCompared } from "./compare.ts";
import { rememberMove } from "./known-tree.ts";

/**
 * Paths of the files that a branch has changed from one tip to a later one, former names included. Null where that cannot
 * be told: the branch was forced elsewhere, a tip is gone, or GitHub lists too few files.
 */
export async function readChangedSince(
  connection: Connection,
  repository: RepositoryRef,
  fromSha: string,
  toSha: string,
): Promise<readonly string[] | null> {
  try {
    const { mergeBaseSha, files } = await readCompared(connection, repository, fromSha, toSha);
    if (mergeBaseSha === fromSha) await rememberMove(connection, repository, fromSha, toSha);
    if (mergeBaseSha !== fromSha || files.length >= MOST_COMPARED) return null;
    return files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
  } catch (error) {
    // Of two commits without a common ancestor as well.
    const { status } = error as { status?: number | null };
    if (status === 404 || status === 422) return null;
    throw error;
  }
}
