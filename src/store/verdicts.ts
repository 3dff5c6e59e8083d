import type { Verdict, Verdicts } from "../ports/verdicts.ts";
import type { Queryable } from "./database.ts";

export function createVerdicts(database: Queryable, now: () => Date): Verdicts {
  return {
    async record(repositoryId, headSha, { pullRequest, conclusion, title }) {
      const [row] = await database.query<{ earlier: string | null }>(
        `with earlier as (
           select head_sha from spec_kit_enforce.verdicts where repository_id = $1 and pull_request = $2
         )
         insert into spec_kit_enforce.verdicts
           (repository_id, pull_request, head_sha, conclusion, title, recorded_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (repository_id, pull_request) do update set head_sha = excluded.head_sha,
           conclusion = excluded.conclusion, title = excluded.title, recorded_at = excluded.recorded_at, basis = null
         returning (select head_sha from earlier) as earlier`,
        [repositoryId, pullRequest, headSha, conclusion, title, now()],
      );
      return row?.earlier ?? null;
    },
    async settle(repositoryId, pullRequest, basis) {
      await database.query(
        "update spec_kit_enforce.verdicts set basis = $3 where repository_id = $1 and pull_request = $2",
        [repositoryId, pullRequest, basis],
      );
    },
    async settled(repositoryId) {
      const rows = await database.query<{ pull_request: number; basis: string | null }>(
        "select pull_request, basis from spec_kit_enforce.verdicts where repository_id = $1",
        [repositoryId],
      );
      return new Map(rows.map(({ pull_request, basis }) => [pull_request, basis]));
    },
    on: (repositoryId, headSha) =>
      database.query<Verdict>(
        `select pull_request as "pullRequest", conclusion, title from spec_kit_enforce.verdicts
         where repository_id = $1 and head_sha = $2 order by pull_request`,
        [repositoryId, headSha],
      ),
    async forget(repositoryId, pullRequest) {
      const rows = await database.query<{ head_sha: string }>(
        "delete from spec_kit_enforce.verdicts where repository_id = $1 and pull_request = $2 returning head_sha",
        [repositoryId, pullRequest],
      );
      return rows[0]?.head_sha ?? null;
    },
  };
}
