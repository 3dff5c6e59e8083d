import type { OctokitClient } from "./connection.ts";

/**
 * What nobody but its delivery tells of: the state of pull requests is found by the sweep; a command, a pressed button
 * and a group of a merge queue are not.
 */
const EVENTS: ReadonlySet<string> = new Set([
  "issue_comment",
  "pull_request_review",
  "pull_request_review_comment",
  "merge_group",
  "check_run",
  "check_suite",
]);

/** GitHub keeps deliveries for three days (docs.github.com: redelivering webhooks). */
const KEPT_MS = 3 * 24 * 60 * 60 * 1000;
/** A delivery may be listed some time after it failed. */
const OVERLAP_MS = 10 * 60 * 1000;
/** One that fails so often fails for a reason that sending it again does not fix. */
const MOST_FAILURES = 3;
const MOST_PAGES = 20;
const MOST_AT_ONCE = 100;
const PAGE = 100;

/** An entry of GitHub's list of deliveries. A delivery that was sent again is listed once more, by the same GUID. */
interface Listed {
  readonly id: number;
  readonly guid: string;
  readonly delivered_at: string;
  readonly status_code: number;
  readonly event: string;
}

/** Looks for deliveries that failed, and has them sent again. */
export interface MissedDeliveries {
  /** Returns how many were asked for. The first call looks back three days, later ones to the one before. */
  redeliver(): Promise<number>;
}

/**
 * GitHub never repeats a delivery that failed: a command that was written while the service was away would be lost. A
 * repeated one carries the id of the first, so that nothing is done twice.
 */
export function createMissedDeliveries(asApp: () => Promise<OctokitClient>, now: () => number): MissedDeliveries {
  let lookedAt: number | null = null;
  return {
    async redeliver() {
      const startedAt = now();
      const octokit = await asApp();
      const listed = await readSince(octokit, lookedAt === null ? startedAt - KEPT_MS : lookedAt - OVERLAP_MS);
      const missed = findMissed(listed).slice(0, MOST_AT_ONCE);
      for (const { id } of missed) {
        await octokit.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: id });
      }
      lookedAt = startedAt;
      return missed.length;
    },
  };
}

/** Newest first, as GitHub lists them. */
async function readSince(octokit: OctokitClient, since: number): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const asked = cursor === undefined ? { per_page: PAGE } : { per_page: PAGE, cursor };
    const { data, headers } = await octokit.request("GET /app/hook/deliveries", asked);
    const recent = data.filter(({ delivered_at }) => Date.parse(delivered_at) >= since);
    found.push(...recent.map((each) => ({ ...each, id: Number(each.id) })));
    cursor = /[?&]cursor=([^&>]+)[^>]*>; rel="next"/.exec(headers.link ?? "")?.[1];
    if (cursor === undefined || found.length < (page + 1) * PAGE) break;
    cursor = decodeURIComponent(cursor);
  }
  return found;
}

/** Those that never arrived, each once and oldest first: commands are answered in the order in which they were given. */
function findMissed(listed: readonly Listed[]): readonly Listed[] {
  const attempts = Map.groupBy(
    listed.filter(({ event }) => EVENTS.has(event)),
    ({ guid }) => guid,
  );
  return [...attempts.values()]
    .filter((tries) => tries.every(isFailed) && tries.length < MOST_FAILURES)
    .flatMap(([newest]) => newest ?? [])
    .reverse();
}

function isFailed({ status_code }: Listed): boolean {
  return status_code < 200 || status_code >= 300;
}
