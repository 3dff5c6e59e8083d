import type { App, Installation, Permissions } from "../world/app.ts";
import type { WorldEvent } from "../world/events.ts";
import { covers } from "../world/installations.ts";
import type { World } from "../world/world.ts";

/** Who is told of an event, and as which installation; null for events of the App itself. */
export interface Listener {
  readonly app: App;
  readonly installation: Installation | null;
}

/** What an installation needs besides the subscription. */
const neededPermission: Readonly<Partial<Record<WorldEvent["name"], string>>> = {
  pull_request: "pull_requests",
  issue_comment: "issues",
  pull_request_review: "pull_requests",
  pull_request_review_comment: "pull_requests",
  check_run: "checks",
  check_suite: "checks",
  push: "contents",
  merge_group: "merge_queues",
  repository: "metadata",
};

export function audienceOf(world: World, event: WorldEvent): Listener[] {
  if (event.name === "ping") return [...world.apps.values()].map((app) => ({ app, installation: null }));
  if (event.name === "installation" || event.name === "installation_repositories") {
    return [{ app: event.installation.app, installation: event.installation }];
  }
  return [...world.installations.values()]
    .filter((installation) => installation.suspendedAt === null && covers(installation, event.repository))
    .filter((installation) => hears(installation, event))
    .map((installation) => ({ app: installation.app, installation }));
}

function hears({ app, permissions }: Installation, event: WorldEvent): boolean {
  const permission = neededPermission[event.name];
  if (permission !== undefined && permissions[permission] === undefined) return false;
  if (event.name === "check_run" || event.name === "check_suite") return hearsOfChecks(app, permissions, event);
  return app.events.includes(event.name);
}

/** Requests for checks go to the App that owns them alone; whoever may write checks is always subscribed. */
function hearsOfChecks(
  app: App,
  permissions: Permissions,
  event: Extract<WorldEvent, { name: "check_run" | "check_suite" }>,
): boolean {
  const owner = event.name === "check_run" ? event.checkRun.suite.app : event.checkSuite.app;
  const isWriter = permissions.checks === "write";
  const isRequest = event.action !== "created" && event.action !== "completed";
  if (isRequest) return isWriter && owner === app;
  return isWriter || app.events.includes(event.name);
}
