import { pageReply } from "../http/pagination.ts";
import type { Reply } from "../http/reply.ts";
import type { Activity } from "../world/activity.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

/** What happened to branches and who did it, newest first. */
export const activityRoutes: readonly Route[] = [repositoryRoute("GET", "/activity", { contents: "read" }, list)];

function list(exchange: RepositoryExchange): Reply {
  const { repository, query, show } = exchange;
  const branch = query.get("ref")?.replace(/^refs\/heads\//, "") ?? null;
  const found = repository.activities.filter((one) => branch === null || one.branch === branch).toReversed();
  return pageReply(exchange, found, ({ id, before, after, at, actor, type, ...one }: Activity) => ({
    id,
    node_id: `A_${repository.id}_${id}`,
    before,
    after,
    ref: `refs/heads/${one.branch}`,
    timestamp: at,
    activity_type: type,
    actor: show.users.user(actor),
  }));
}
