import type { TrailLine } from "../ports/command-trail.ts";
import type { Queryable } from "./database.ts";

const MOST_LINES = 10_000;

type Row = Omit<TrailLine, "givenAt" | "commentId"> & {
  readonly givenAt: Date;
  readonly commentId: number | string;
};

/** The newest ten thousand lines of the audit trail, oldest first. */
export async function listTrail(
  database: Queryable,
  repositoryId: number,
  pullRequest: number | null,
): Promise<readonly TrailLine[]> {
  const rows = await database.query<Row>(LIST, [repositoryId, pullRequest]);
  return rows
    .map((row) => ({ ...row, givenAt: row.givenAt.toISOString(), commentId: Number(row.commentId) }))
    .toReversed();
}

const COLUMNS = `given_at as "givenAt", pull_request as "pullRequest", actor, surface, comment_id as "commentId",
  head_sha as "headSha"`;

const LIST = `select * from (
    select ${COLUMNS}, given as "order", null::jsonb as "refused", position
    from spec_kit_enforce.command_records
    where repository_id = $1 and ($2::integer is null or pull_request = $2)
    union all
    select ${COLUMNS}, null, jsonb_build_object('written', written, 'reason', reason), position
    from spec_kit_enforce.command_refusals
    where repository_id = $1 and ($2::integer is null or pull_request = $2)
  ) as trail
  order by "givenAt" desc, "commentId" desc, position desc limit ${MOST_LINES}`;
