import { numberParam } from "../http/parameters.ts";
import { complete, type Reply, reply } from "../http/reply.ts";
import type { Delivery } from "../webhooks/delivery-log.ts";
import { notFound } from "../world/refusal.ts";
import { type AppExchange, appRoute, type Route } from "./route.ts";

/** The deliveries API. Its list is the only one here that goes by cursor. */
export const deliveryRoutes: readonly Route[] = [
  appRoute("GET", "/app/hook/deliveries", list),
  appRoute("GET", "/app/hook/deliveries/{delivery_id}", (exchange) => reply(200, full(find(exchange)))),
  appRoute("POST", "/app/hook/deliveries/{delivery_id}/attempts", (exchange) => {
    exchange.deliveries.redeliver(find(exchange));
    return complete(202, {});
  }),
];

function list(exchange: AppExchange): Reply {
  const { query, url } = exchange;
  const perPage = Math.min(100, Number(query.get("per_page") ?? 30));
  const start = Number(query.get("cursor")?.replace("v1_", "") ?? 0);
  const all = newestFirst(exchange);
  const next = new URLSearchParams({ per_page: String(perPage), cursor: `v1_${start + perPage}` });
  const headers = start + perPage < all.length ? { Link: `<${url}?${next}>; rel="next"` } : {};
  return reply(200, all.slice(start, start + perPage).map(brief), headers);
}

function newestFirst({ deliveries, app }: AppExchange): Delivery[] {
  return deliveries.all.filter((delivery) => delivery.app === app && delivery.statusCode !== null).toReversed();
}

function find({ deliveries, app, params }: AppExchange): Delivery {
  const id = numberParam(params, "delivery_id");
  const delivery = deliveries.all.find((candidate) => candidate.id === id && candidate.app === app);
  if (delivery === undefined) throw notFound();
  return delivery;
}

function brief(delivery: Delivery): Record<string, unknown> {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.isRedelivery,
    duration: delivery.durationSeconds,
    status: delivery.status,
    status_code: delivery.statusCode ?? 0,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

function full(delivery: Delivery): Record<string, unknown> {
  return {
    ...brief(delivery),
    url: delivery.url,
    request: { headers: { ...delivery.headers }, payload: JSON.parse(delivery.body) },
    response: { headers: {}, payload: delivery.responseBody },
  };
}
