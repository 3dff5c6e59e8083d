import type { Completion, Completions, StoredCompletion } from "../ports/completions.ts";
import type { Queryable } from "./database.ts";

type Row = Omit<StoredCompletion, "repositoryId"> & { readonly repositoryId: number | string };

const SELECT = `select repository_id as "repositoryId", branch, pull_request as "pullRequest", bundle,
  tasks_path as "tasksPath", task, state, detail from spec_kit_enforce.completions`;

export function createCompletions(database: Queryable, now: () => Date): Completions {
  return {
    record: (completions) => record(database, completions, now()),
    async open(repositoryId, branch) {
      const rows = await database.query<Row>(
        `${SELECT} where repository_id = $1 and branch = $2 and state in ('pending', 'proposed')
         order by pull_request, id`,
        [repositoryId, branch],
      );
      return rows.map(toCompletion);
    },
    async ofPullRequest(repositoryId, pullRequest) {
      const rows = await database.query<Row>(`${SELECT} where repository_id = $1 and pull_request = $2 order by id`, [
        repositoryId,
        pullRequest,
      ]);
      return rows.map(toCompletion);
    },
    async settle({ repositoryId, branch, pullRequest, bundle, tasksPath, task }, state, detail) {
      await database.query(
        `update spec_kit_enforce.completions set state = $7, detail = $8, changed_at = $9
         where repository_id = $1 and branch = $2 and pull_request = $3 and bundle = $4 and tasks_path = $5 and task = $6`,
        [repositoryId, branch, pullRequest, bundle, tasksPath, task, state, detail, now()],
      );
    },
  };
}

/** One statement for all: either the merge's completions are known or none of them is. */
async function record(database: Queryable, completions: readonly Completion[], at: Date): Promise<void> {
  if (completions.length === 0) return;
  await database.query(
    `insert into spec_kit_enforce.completions
       (repository_id, branch, pull_request, bundle, tasks_path, task, changed_at)
     select "repositoryId", branch, "pullRequest", bundle, "tasksPath", task, $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as given ("repositoryId" bigint, branch text, "pullRequest" integer,
       bundle text, "tasksPath" text, task text)
     on conflict do nothing`,
    [JSON.stringify(completions), at],
  );
}

function toCompletion(row: Row): StoredCompletion {
  return { ...row, repositoryId: Number(row.repositoryId) };
}
