import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { findOwnComment, readComments } from "./sticky-comment.ts";

/** Id of a comment of ours that carries `marker` on a pull request, or null. */
export async function findComment(
  connection: Connection,
  repository: RepositoryRef,
  issueNumber: number,
  marker: string,
): Promise<number | null> {
  const ref = { repository, number: issueNumber };
  const page = await readComments(connection, ref, null);
  if (!page) return null;
  return (await findOwnComment(connection, ref, page, marker))?.id ?? null;
}
