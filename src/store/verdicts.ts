import type { Verdict, VerdictGround, Verdicts } from "../ports/verdicts.ts";
import type { Queryable } from "./database.ts";

interface GroundRow {
  readonly pull_request: number;
  readonly basis: string | null;
  readonly base_ref: string | null;
  readonly base_sha: string | null;
  readonly bundles: readonly string[];
}

function groundOf({ basis, base_ref, base_sha, bundles }: GroundRow): VerdictGround | null {
  return basis === null ? null : { basis, baseRef: base_ref ?? "", baseSha: base_sha ?? "", bundles };
}

export function createVerdicts(database: Queryable, now: () => Date): Verdicts {
  return {
    async record(repositoryId, headSha, { pullRequest, conclusion, title }) {
      const [row] = await database.query<{ earlier: string | null }>(
        `with earlier as (
           select head_sha from spec_kit_enforce.verdicts where repository_id = $1 and pull_request = $2
         )
         insert into spec_kit_enforce.verdicts
           (repository_id, pull_request, head_sha, conclusion, title, recorded_at, head_since)
         values ($1, $2, $3, $4, $5, $6, $6)
         on conflict (repository_id, pull_request) do update set head_sha = excluded.head_sha,
           conclusion = excluded.conclusion, title = excluded.title, recorded_at = excluded.recorded_at, basis = null,
           head_since = case when verdicts.head_sha = excluded.head_sha
             then coalesce(verdicts.head_since, excluded.head_since) else excluded.head_since end
         returning (select head_sha from earlier) as earlier`,
        [repositoryId, pullRequest, headSha, conclusion, title, now()],
      );
      return row?.earlier ?? null;
    },
    async settle(repositoryId, pullRequest, { basis, baseRef, baseSha, bundles }) {
      await database.query(
        `update spec_kit_enforce.verdicts set basis = $3, base_ref = $4, base_sha = $5, bundles = $6
         where repository_id = $1 and pull_request = $2`,
        [repositoryId, pullRequest, basis, baseRef, baseSha, JSON.stringify(bundles)],
      );
    },
    async settled(repositoryId) {
      const rows = await database.query<GroundRow>(
        `select pull_request, basis, base_ref, base_sha, bundles from spec_kit_enforce.verdicts
         where repository_id = $1`,
        [repositoryId],
      );
      return new Map(rows.map((row) => [row.pull_request, groundOf(row)]));
    },
    async follow(repositoryId, pullRequests, baseSha) {
      if (pullRequests.length === 0) return;
      await database.query(
        `update spec_kit_enforce.verdicts set base_sha = $3
         where repository_id = $1 and pull_request = any($2::integer[])`,
        [repositoryId, pullRequests, baseSha],
      );
    },
    on: (repositoryId, headSha) =>
      database.query<Verdict>(
        `select pull_request as "pullRequest", conclusion, title from spec_kit_enforce.verdicts
         where repository_id = $1 and head_sha = $2 order by pull_request`,
        [repositoryId, headSha],
      ),
    async headOf(repositoryId, pullRequest) {
      const [row] = await database.query<{ head_sha: string }>(
        "select head_sha from spec_kit_enforce.verdicts where repository_id = $1 and pull_request = $2",
        [repositoryId, pullRequest],
      );
      return row?.head_sha ?? null;
    },
    async judgedHead(repositoryId, pullRequest) {
      const [row] = await database.query<{ head_sha: string; head_since: Date | null }>(
        `select head_sha, head_since from spec_kit_enforce.verdicts
         where repository_id = $1 and pull_request = $2`,
        [repositoryId, pullRequest],
      );
      return row?.head_since ? { sha: row.head_sha, since: row.head_since.toISOString() } : null;
    },
    async forget(repositoryId, pullRequest) {
      await database.query("delete from spec_kit_enforce.verdicts where repository_id = $1 and pull_request = $2", [
        repositoryId,
        pullRequest,
      ]);
    },
  };
}
