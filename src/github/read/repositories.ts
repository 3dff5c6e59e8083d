import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";

const PAGE = 100;

/**
 * The repositories of an installation that can still change, neither archived nor disabled; those that were pushed to last
 * come first, which the list tells anyway.
 */
export async function readRepositories({ octokit }: Connection): Promise<readonly RepositoryRef[]> {
  const found: { readonly ref: RepositoryRef; readonly pushedAt: string }[] = [];
  for (let page = 1; ; page++) {
    const { data } = await octokit.request("GET /installation/repositories", { per_page: PAGE, page });
    for (const { id, owner, name, archived, disabled, pushed_at } of data.repositories) {
      if (archived || disabled) continue;
      found.push({ ref: { id: Number(id), owner: owner.login, name }, pushedAt: pushed_at ?? "" });
    }
    if (data.repositories.length < PAGE) return found.toSorted(byPush).map(({ ref }) => ref);
  }
}

/** All times of GitHub are UTC in one form, so that their text sorts by time. */
function byPush(one: { readonly pushedAt: string }, other: { readonly pushedAt: string }): number {
  if (one.pushedAt === other.pushedAt) return 0;
  return one.pushedAt > other.pushedAt ? -1 : 1;
}
