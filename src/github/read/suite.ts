import { findPullRequest } from "../../core/report/external-id.ts";
import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { readOpen } from "./open-pull-requests.ts";

/**
 * Numbers of the pull requests that our check runs of a suite speak for. GitHub leaves `pull_requests` empty for
 * forks, so the external ids tell; where no run was published yet, the open pull requests with that head do.
 */
export async function readSuite(
  connection: Connection,
  repository: RepositoryRef,
  checkSuiteId: number,
  headSha: string,
): Promise<readonly number[]> {
  const { data } = await connection.octokit.request(
    "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs",
    { owner: repository.owner, repo: repository.name, check_suite_id: checkSuiteId, filter: "all", per_page: 100 },
  );
  const ours = data.check_runs.filter(({ name }) => name === connection.app?.checkName);
  const numbers = new Set(ours.flatMap(({ external_id }) => findPullRequest(external_id ?? "") ?? []));
  if (numbers.size > 0) return [...numbers].sort((a, b) => a - b);
  const open = await readOpen(connection, repository);
  return open.filter((one) => one.headSha === headSha).map(({ number }) => number);
}
