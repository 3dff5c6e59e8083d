import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";

const PAGE = 100;

/** The repositories of an installation that can still change: neither archived nor disabled. */
export async function readRepositories({ octokit }: Connection): Promise<readonly RepositoryRef[]> {
  const found: RepositoryRef[] = [];
  for (let page = 1; ; page++) {
    const { data } = await octokit.request("GET /installation/repositories", { per_page: PAGE, page });
    for (const { id, owner, name, archived, disabled } of data.repositories) {
      if (!archived && !disabled) found.push({ id: Number(id), owner: owner.login, name });
    }
    if (data.repositories.length < PAGE) return found;
  }
}
