import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { webhooks } from "../../src/app/webhooks/index.ts";
import { type AppPermission, effectPermissions, readerPermissions } from "../../src/github/permissions.ts";

interface Manifest {
  readonly hook_attributes: { readonly url: string };
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly default_events: readonly string[];
}

const text = readFileSync(join(import.meta.dirname, "../../app.yml"), "utf8");
const manifest = parse(text) as Manifest;

/** Sent to every App, and refused in a manifest (docs.github.com: webhook events, "installation"). */
const ALWAYS_SENT = ["installation", "installation_repositories"];

/** What GitHub asks for before it delivers an event (docs.github.com: webhook events and payloads, "Availability"). */
const EVENT_PERMISSIONS: Readonly<Record<string, AppPermission>> = {
  pull_request: { name: "pull_requests", access: "read" },
  issue_comment: { name: "issues", access: "read" },
  pull_request_review: { name: "pull_requests", access: "read" },
  pull_request_review_comment: { name: "pull_requests", access: "read" },
  check_run: { name: "checks", access: "write" },
  check_suite: { name: "checks", access: "write" },
  push: { name: "contents", access: "read" },
  merge_group: { name: "merge_queues", access: "read" },
  repository: { name: "metadata", access: "read" },
};

function eventsOfWebhooks(): string[] {
  const names = webhooks.flatMap(({ events }) => events.map((event) => event.split(".", 1)[0] ?? event));
  return [...new Set(names)].filter((name) => !ALWAYS_SENT.includes(name)).sort();
}

/** The least that lets every reader read, every effect be applied and every event be delivered. */
function leastPermissions(): Record<string, string> {
  const needed = [
    ...Object.values(readerPermissions).flat(),
    ...Object.values(effectPermissions).flat(),
    ...manifest.default_events.flatMap((event) => EVENT_PERMISSIONS[event] ?? []),
  ];
  const least: Record<string, string> = {};
  for (const { name, access } of needed) if (least[name] !== "write") least[name] = access;
  return least;
}

describe("app.yml", () => {
  it("asks for exactly the permissions that readers, effects and events need", () => {
    expect(manifest.default_permissions).toEqual(leastPermissions());
  });

  it("subscribes to exactly the events that webhooks listen to", () => {
    expect([...manifest.default_events].sort()).toEqual(eventsOfWebhooks());
  });

  it("knows for every event which permission it takes", () => {
    expect(manifest.default_events.filter((event) => !(event in EVENT_PERMISSIONS))).toEqual([]);
  });

  it("gives a reason for every permission and event", () => {
    const lines = text.split("\n");
    const entries = [
      ...Object.keys(manifest.default_permissions).map((name) => `  ${name}:`),
      ...manifest.default_events.map((name) => `  - ${name}`),
    ];
    const unexplained = entries.filter(
      (entry) => !lines[lines.findIndex((line) => line.startsWith(entry)) - 1]?.trim().startsWith("#"),
    );
    expect(unexplained).toEqual([]);
  });

  it("points GitHub at the path where webhooks are taken", () => {
    expect(new URL(manifest.hook_attributes.url).pathname).toBe("/api/github/webhooks");
  });
});
