import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { webhooks } from "../../src/app/webhooks/index.ts";

/** One delivery, trimmed to what is read of it, and the work that it is translated into. */
interface WebhookCase {
  readonly event: string;
  readonly why: string;
  readonly payload: unknown;
  readonly work: readonly unknown[];
}

const folder = join(import.meta.dirname, "../../fixtures/webhooks");
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map(
    (name) => [basename(name, ".json"), JSON.parse(readFileSync(join(folder, name), "utf8")) as WebhookCase] as const,
  );

type Translate = (payload: unknown, deliveryId: string) => readonly unknown[];

function translate({ event, payload }: WebhookCase): readonly unknown[] {
  const webhook = webhooks.find(({ events }) => (events as readonly string[]).includes(event));
  return webhook ? (webhook.translate as unknown as Translate)(payload, "d-1") : [];
}

describe("deliveries are translated", () => {
  it.each(cases)("%s", (_name, webhookCase) => {
    expect(translate(webhookCase), webhookCase.why).toEqual(webhookCase.work);
  });

  it("with a case for every webhook that can lead to work", () => {
    const covered = new Set(cases.filter(([, { work }]) => work.length > 0).map(([, { event }]) => event));
    const uncovered = webhooks.filter(
      ({ events }) => !(events as readonly string[]).some((event) => covered.has(event)),
    );
    expect(uncovered.map(({ events }) => events)).toEqual([]);
  });

  it("into payloads that name things and carry no text of theirs", () => {
    for (const [, { work }] of cases) expect(JSON.stringify(work)).not.toMatch(/private words|\/spec/);
  });
});
