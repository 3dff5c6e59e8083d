import { randomBytes } from "node:crypto";
import type { App, AppManifest } from "./app.ts";
import { keysFor } from "./app-keys.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** Registers an App as its manifest asks: GitHub makes the key, the secret and the bot account. */
export function registerApp(world: World, manifest: AppManifest, owner: User): App {
  const id = world.nextId();
  const slug = manifest.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const keys = keysFor(world.apps.size);
  const app: App = {
    id,
    nodeId: world.nodeId("A", id),
    slug,
    name: manifest.name,
    description: manifest.description ?? "",
    owner,
    bot: world.user(`${slug}[bot]`, "Bot"),
    privateKey: keys.privateKey,
    publicKey: keys.publicKey,
    webhookSecret: randomBytes(32).toString("hex"),
    hookId: world.nextId(),
    permissions: { metadata: "read", ...manifest.default_permissions },
    events: manifest.default_events,
    createdAt: world.timestamp(),
  };
  world.apps.set(id, app);
  return app;
}
