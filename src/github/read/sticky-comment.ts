import { STICKY_MARKER } from "../../core/report/comment.ts";
import type { ExistingComment, PullRequestRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { queryRepository } from "../query.ts";
import type { CommentPage } from "./pull-request-query.ts";

export const COMMENTS_QUERY = `
query Comments($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    databaseId
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId body viewerDidAuthor }
      }
    }
  }
}
`;

interface CommentsData {
  readonly repository: { readonly pullRequest: { readonly comments: CommentPage } | null } | null;
}

/** Our sticky comment, from the page already read and the further ones, or null. `page` is absent for a person's token. */
export function readStickyComment(
  connection: Connection,
  ref: PullRequestRef,
  page: CommentPage | undefined,
): Promise<ExistingComment | null> {
  return page ? findOwnComment(connection, ref, page, STICKY_MARKER) : Promise.resolve(null);
}

/** The first comment of ours that carries `marker`, or null. Pages are read one after the other until it is found. */
export async function findOwnComment(
  connection: Connection,
  ref: Pick<PullRequestRef, "repository" | "number">,
  firstPage: CommentPage,
  marker: string,
): Promise<ExistingComment | null> {
  let page: CommentPage | null = firstPage;
  while (page) {
    const found = page.nodes?.find((comment) => comment?.viewerDidAuthor && comment.body.includes(marker));
    if (found?.fullDatabaseId) return { id: Number(found.fullDatabaseId), body: found.body };
    page = page.pageInfo.hasNextPage ? await readComments(connection, ref, page.pageInfo.endCursor) : null;
  }
  return null;
}

/** One page of a pull request's comments, oldest first; null where the pull request is gone. */
export async function readComments(
  { octokit }: Connection,
  { repository, number }: Pick<PullRequestRef, "repository" | "number">,
  after: string | null,
): Promise<CommentPage | null> {
  const data = await queryRepository<CommentsData>(octokit, COMMENTS_QUERY, repository, { number, after });
  return data.repository?.pullRequest?.comments ?? null;
}
