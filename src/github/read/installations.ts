import type { OctokitClient } from "../connection.ts";

const PAGE = 100;

/** Ids of the App's installations; a suspended one gives out no tokens and is left out. */
export async function readInstallations(octokit: OctokitClient): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let page = 1; ; page++) {
    const { data } = await octokit.request("GET /app/installations", { per_page: PAGE, page });
    for (const { id, suspended_at } of data) if (!suspended_at) ids.push(Number(id));
    if (data.length < PAGE) return ids;
  }
}
