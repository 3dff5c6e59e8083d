import type { Contract } from "../contract/contract.ts";
import type { Violations } from "../http/violations.ts";
import type { Representations } from "../representations/representations.ts";
import type { WorldEvent } from "../world/events.ts";
import type { World } from "../world/world.ts";
import { audienceOf } from "./audience.ts";
import type { DeliveryLog } from "./delivery-log.ts";
import { payloadOf } from "./payloads.ts";

/** Turns what happens in the world into deliveries, each held to the official schemas. */
export function announce(
  world: World,
  parts: {
    readonly show: Representations;
    readonly contract: Contract;
    readonly deliveries: DeliveryLog;
    readonly violations: Violations;
  },
): void {
  world.listen((event) => {
    for (const { app, installation } of audienceOf(world, event)) {
      const action = "action" in event ? event.action : null;
      const live = event.name === "ping" ? pingOf(parts.show, app) : payloadOf(parts.show, event, installation);
      const payload = parts.contract.fillWebhook(event.name, action, live);
      parts.violations.addAll(`webhook ${event.name}.${action}`, () =>
        parts.contract.checkWebhook(event.name, action, payload),
      );
      parts.deliveries.send({
        app,
        event: event.name,
        action,
        installationId: installation?.id ?? null,
        repositoryId: repositoryIdOf(event),
        payload,
      });
    }
  });
}

function repositoryIdOf(event: WorldEvent): number | null {
  return "repository" in event ? event.repository.id : null;
}

function pingOf(show: Representations, app: Parameters<Representations["apps"]["app"]>[0]): Record<string, unknown> {
  return {
    zen: "Speak like a human.",
    hook_id: app.hookId,
    hook: {
      type: "App",
      id: app.hookId,
      name: "web",
      active: true,
      events: [...app.events],
      app_id: app.id,
      config: { content_type: "json", insecure_ssl: "0", secret: "********", url: "http://127.0.0.1" },
      created_at: show.apps.app(app).created_at,
      updated_at: show.apps.app(app).updated_at,
    },
  };
}
