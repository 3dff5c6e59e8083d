import type { CommandTrail, TrailRecord } from "../ports/command-trail.ts";
import type { Queryable } from "./database.ts";
import { listTrail } from "./list-trail.ts";

/** A pull request on which more was ordered is nobody's work any more. */
const MOST_RECORDS = 1_000;

type Row = Omit<TrailRecord, "commentId" | "givenAt"> & {
  readonly commentId: number | string;
  readonly givenAt: Date;
};

export function createCommandTrail(database: Queryable): CommandTrail {
  return {
    async record(repositoryId, pullRequest, records) {
      await database.query(RECORD, [repositoryId, pullRequest, JSON.stringify(records)]);
    },
    async recordRefusals(repositoryId, pullRequest, refusals) {
      if (refusals.length === 0) return;
      await database.query(RECORD_REFUSALS, [repositoryId, pullRequest, JSON.stringify(refusals)]);
    },
    list: (repositoryId, pullRequest) => listTrail(database, repositoryId, pullRequest),
    async of(repositoryId, pullRequest) {
      const rows = await database.query<Row>(
        `select surface, comment_id as "commentId", position, given as "order", actor, head_sha as "headSha", given_at as "givenAt"
         from (select * from spec_kit_enforce.command_records where repository_id = $1 and pull_request = $2
               order by given_at desc, comment_id desc, position desc limit ${MOST_RECORDS}) as newest
         order by given_at, comment_id, position`,
        [repositoryId, pullRequest],
      );
      return rows.map((row) => ({ ...row, commentId: Number(row.commentId), givenAt: row.givenAt.toISOString() }));
    },
  };
}

const RECORD = `insert into spec_kit_enforce.command_records
    (repository_id, pull_request, surface, comment_id, position, given, actor, head_sha, given_at)
  select $1::bigint, $2::integer, coalesce(surface, 'comment'), "commentId", position, "order", actor, "headSha", "givenAt"
  from jsonb_to_recordset($3::jsonb)
    as recorded (surface text, "commentId" bigint, position integer, "order" jsonb, actor text, "headSha" text, "givenAt" timestamptz)
  on conflict do nothing`;

const RECORD_REFUSALS = `insert into spec_kit_enforce.command_refusals
    (repository_id, pull_request, surface, comment_id, position, written, reason, actor, head_sha, given_at)
  select $1::bigint, $2::integer, coalesce(surface, 'comment'), "commentId", position, written, reason, actor, "headSha", "givenAt"
  from jsonb_to_recordset($3::jsonb) as refused (surface text, "commentId" bigint, position integer, written text,
    reason text, actor text, "headSha" text, "givenAt" timestamptz)
  on conflict do nothing`;
