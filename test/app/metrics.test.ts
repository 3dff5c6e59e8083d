import { expect, it } from "vitest";
import { createMetrics } from "../../src/app/metrics.ts";

it("asks for the depths of the queues once a second, however many ask for the metrics", async () => {
  let asked = 0;
  const metrics = createMetrics(async () => [{ queue: "review", waiting: ++asked, active: 0 }]);
  const waiting = async () => /queue_jobs\{queue="review",state="waiting"\} (\d+)/.exec(await metrics.render())?.[1];
  expect([await waiting(), await waiting(), await waiting()]).toEqual(["1", "1", "1"]);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(await waiting()).toBe("2");
});

it("writes one line after the other, none of them empty", async () => {
  const metrics = createMetrics(async () => []);
  metrics.observeDelivery("push", "accepted");
  const lines = (await metrics.render()).trimEnd().split("\n");
  expect(lines).toContain('spec_kit_enforce_deliveries_total{event="push",outcome="accepted"} 1');
  expect(lines).not.toContain("");
});
