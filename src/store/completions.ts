import type { CompletionState, Completions, StoredCompletion } from "../ports/completions.ts";
import type { Queryable } from "./database.ts";

type Row = Omit<StoredCompletion, "repositoryId"> & { readonly repositoryId: number | string };

const SELECT = `select repository_id as "repositoryId", branch, pull_request as "pullRequest", bundle,
  tasks_path as "tasksPath", task, target, merged_on as "mergedOn", author, state, detail, waiting from spec_kit_enforce.completions`;

export function createCompletions(database: Queryable, now: () => Date): Completions {
  return {
    async isTaken(repositoryId, pullRequest) {
      const rows = await database.query(
        "select from spec_kit_enforce.taken_merges where repository_id = $1 and pull_request = $2",
        [repositoryId, pullRequest],
      );
      return rows.length > 0;
    },
    async take(repositoryId, pullRequest, completions) {
      await database.query(TAKE, [repositoryId, pullRequest, JSON.stringify(completions), now()]);
    },
    async open(repositoryId, branch) {
      const rows = await database.query<Row>(
        `${SELECT} where repository_id = $1 and branch = $2 and state in ('pending', 'proposed')
         order by id`,
        [repositoryId, branch],
      );
      return rows.map(toCompletion);
    },
    openBranches: (repositoryId) => branchesIn(database, repositoryId, ["pending", "proposed"]),
    pendingBranches: (repositoryId) => branchesIn(database, repositoryId, ["pending"]),
    async follow(repositoryId, from, to) {
      await database.query(
        `update spec_kit_enforce.completions set branch = $3
         where repository_id = $1 and branch = $2 and state in ('pending', 'proposed')`,
        [repositoryId, from, to],
      );
    },
    async ofPullRequest(repositoryId, pullRequest) {
      const rows = await database.query<Row>(`${SELECT} where repository_id = $1 and pull_request = $2 order by id`, [
        repositoryId,
        pullRequest,
      ]);
      return rows.map(toCompletion);
    },
    async ofCommits(repositoryId, shas) {
      if (shas.length === 0) return [];
      const rows = await database.query<{ readonly detail: string }>(
        `select distinct detail from spec_kit_enforce.completions
         where repository_id = $1 and state = 'done' and detail = any($2::text[])`,
        [repositoryId, shas],
      );
      return rows.map(({ detail }) => detail);
    },
    async settle({ repositoryId, branch, pullRequest, bundle, tasksPath, task }, { state, detail, waiting }) {
      await database.query(
        `update spec_kit_enforce.completions set state = $7, detail = $8, waiting = $9::jsonb, changed_at = $10
         where repository_id = $1 and branch = $2 and pull_request = $3 and bundle = $4 and tasks_path = $5 and task = $6`,
        [repositoryId, branch, pullRequest, bundle, tasksPath, task, state, detail, JSON.stringify(waiting), now()],
      );
    },
  };
}

async function branchesIn(
  database: Queryable,
  repositoryId: number,
  states: readonly CompletionState[],
): Promise<readonly string[]> {
  const rows = await database.query<{ readonly branch: string }>(
    `select distinct branch from spec_kit_enforce.completions
     where repository_id = $1 and state = any($2::text[]) order by branch`,
    [repositoryId, states],
  );
  return rows.map(({ branch }) => branch);
}

/** One statement, which is one transaction: either the merge is taken with all that it completes, or nothing is known. */
const TAKE = `with taken as (
    insert into spec_kit_enforce.taken_merges (repository_id, pull_request, taken_at)
    values ($1, $2, $4::timestamptz) on conflict do nothing returning 1
  )
  insert into spec_kit_enforce.completions
    (repository_id, branch, pull_request, bundle, tasks_path, task, target, merged_on, author, changed_at)
  select $1::bigint, branch, $2::integer, bundle, "tasksPath", task, target, "mergedOn", author, $4::timestamptz
  from jsonb_to_recordset($3::jsonb) as given
    (branch text, bundle text, "tasksPath" text, task text, target text, "mergedOn" text, author text)
  where exists (select from taken)
  on conflict do nothing`;

function toCompletion(row: Row): StoredCompletion {
  return { ...row, repositoryId: Number(row.repositoryId) };
}
