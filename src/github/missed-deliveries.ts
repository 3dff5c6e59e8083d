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
/** One that fails so often fails for a reason that sending it again does not mend. */
const MOST_FAILURES = 3;
/** In one call; what is left over is the next one's. */
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
  readonly redelivery: boolean;
}

/** A part of the list that is still to be read, from a page on or from its beginning, back to a moment. */
interface Stretch {
  readonly cursor: string | undefined;
  readonly since: number;
}

/** A delivery of which an attempt failed, or was repeated. */
interface Tried {
  readonly firstAt: number;
  /** Of its attempts; GitHub repeats any of them. */
  readonly ids: ReadonlySet<number>;
  readonly hasArrived: boolean;
  /** How often we asked for it. */
  readonly asked: number;
}

/** Looks for deliveries that failed, and has them sent again. */
export interface MissedDeliveries {
  /**
   * Returns how many were asked for, at most a hundred. The first call looks back three days, later ones to the one
   * before; what a call leaves over, the next one goes on with.
   */
  redeliver(): Promise<number>;
}

/**
 * GitHub never repeats a delivery that failed: a command that was written while the service was away would be lost. A
 * repeated one carries the id of the first, so that nothing is done twice.
 */
export function createMissedDeliveries(asApp: () => Promise<OctokitClient>, now: () => number): MissedDeliveries {
  let lookedAt: number | null = null;
  let unread: readonly Stretch[] = [];
  const tried = new Map<string, Tried>();
  return {
    async redeliver() {
      const startedAt = now();
      const octokit = await asApp();
      const since = lookedAt === null ? startedAt - KEPT_MS : lookedAt - OVERLAP_MS;
      // One that is not begun reaches to this moment anyway.
      if (unread.every(({ cursor }) => cursor !== undefined)) unread = [...unread, { cursor: undefined, since }];
      lookedAt = startedAt;
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const [stretch, ...others] = unread;
        if (!stretch) break;
        const { listed, next } = await readPage(octokit, stretch);
        for (const one of listed) note(one, tried);
        unread = next === null ? others : [next, ...others];
      }
      for (const [guid, { firstAt }] of tried) if (firstAt < startedAt - KEPT_MS) tried.delete(guid);
      return sendAgain(octokit, tried);
    },
  };
}

/** One page of a stretch, newest first, and what of it is left; a page that GitHub knows no longer is looked for anew. */
async function readPage(
  octokit: OctokitClient,
  { cursor, since }: Stretch,
): Promise<{ readonly listed: readonly Listed[]; readonly next: Stretch | null }> {
  try {
    const asked = cursor === undefined ? { per_page: PAGE } : { per_page: PAGE, cursor };
    const { data, headers } = await octokit.request("GET /app/hook/deliveries", asked);
    const listed = data.filter(({ delivered_at }) => Date.parse(delivered_at) >= since);
    const link = /[?&]cursor=([^&>]+)[^>]*>; rel="next"/.exec(headers.link ?? "")?.[1];
    const isEnd = link === undefined || listed.length < data.length;
    const next = isEnd ? null : { cursor: decodeURIComponent(link), since };
    return { listed: listed.map((one) => ({ ...one, id: Number(one.id) })), next };
  } catch (error) {
    if (cursor === undefined || !isRefusal(error)) throw error;
    return { listed: [], next: { cursor: undefined, since } };
  }
}

/** A delivery that arrived at once is not kept: most do. */
function note({ id, guid, event, delivered_at, status_code, redelivery }: Listed, tried: Map<string, Tried>): void {
  const isHere = status_code >= 200 && status_code < 300;
  if (!EVENTS.has(event) || (isHere && !redelivery)) return;
  const known = tried.get(guid);
  const at = Date.parse(delivered_at);
  tried.set(guid, {
    firstAt: Math.min(known?.firstAt ?? at, at),
    ids: new Set([...(known?.ids ?? []), id]),
    hasArrived: isHere || (known?.hasArrived ?? false),
    asked: known?.asked ?? 0,
  });
}

/** Those that never arrived, oldest first: commands are answered in the order in which they were given. */
async function sendAgain(octokit: OctokitClient, tried: Map<string, Tried>): Promise<number> {
  const missed = [...tried]
    .filter(([, { ids, hasArrived, asked }]) => !hasArrived && Math.max(ids.size, asked + 1) < MOST_FAILURES)
    .sort(([, one], [, other]) => one.firstAt - other.firstAt || Math.min(...one.ids) - Math.min(...other.ids))
    .slice(0, MOST_AT_ONCE);
  for (const [guid, one] of missed) {
    await askFor(octokit, Math.max(...one.ids));
    tried.set(guid, { ...one, asked: one.asked + 1 });
  }
  return missed.length;
}

/** One that GitHub has no longer does not hold up those behind it. */
async function askFor(octokit: OctokitClient, id: number): Promise<void> {
  try {
    await octokit.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: id });
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

function isRefusal(error: unknown): boolean {
  return [400, 404, 410, 422].includes((error as { status?: number }).status ?? 0);
}
