import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OctokitClient } from "../../src/github/connection.ts";
import { createMissedDeliveries } from "../../src/github/missed-deliveries.ts";
import { LocalGitHub } from "../local-github/local-github.ts";
import type { LocalPullRequest } from "../local-github/local-pull-request.ts";
import { octokitForApp } from "../local-github/support/octokit-for.ts";
import { WebhookReceiver } from "../local-github/support/webhook-receiver.ts";

const NOBODY = "http://127.0.0.1:9/";

let gh: LocalGitHub;
let receiver: WebhookReceiver;
let pull: LocalPullRequest;

beforeEach(async () => {
  gh = await LocalGitHub.start();
  receiver = await WebhookReceiver.start();
  const repository = gh.createRepository({ owner: "acme", name: "shop", files: { "a.txt": "one\n" } });
  gh.install(repository);
  repository.commit("feature", { "a.txt": "two\n" });
  pull = repository.openPullRequest({ head: "feature", author: "ada" });
  await gh.settle();
});

afterEach(async () => {
  await receiver.stop();
  await gh.stop();
  expect(gh.violations).toEqual([]);
});

function missed(now = Date.now) {
  return createMissedDeliveries(async () => octokitForApp(gh) as unknown as OctokitClient, now);
}

/** Does something while nobody listens. */
async function away(act: () => void): Promise<void> {
  gh.webhookUrl = NOBODY;
  act();
  await gh.settle();
  gh.webhookUrl = receiver.url;
}

describe("deliveries that failed", () => {
  it("of comments, reviews and remarks are sent again, oldest first and each once", async () => {
    await away(() => {
      pull.comment("/spec help", "ada");
      pull.review("grace", { body: "/spec help", remarks: [{ path: "a.txt", body: "Why?" }] });
      pull.label(["urgent"]);
    });
    const deliveries = missed();
    expect(await deliveries.redeliver()).toBe(3);
    await gh.settle();
    expect(receiver.names()).toEqual([
      "issue_comment.created",
      "pull_request_review.submitted",
      "pull_request_review_comment.created",
    ]);
    expect(await deliveries.redeliver()).toBe(0);
    expect(await missed().redeliver()).toBe(0);
  });

  it("three times are let be", async () => {
    await away(() => pull.comment("/spec help", "ada"));
    gh.webhookUrl = NOBODY;
    const asked: number[] = [];
    for (let round = 0; round < 4; round++) {
      asked.push(await missed().redeliver());
      await gh.settle();
    }
    expect(asked).toEqual([1, 1, 0, 0]);
  });

  it("are not looked for again where they were before", async () => {
    await away(() => pull.comment("/spec help", "ada"));
    let later = 0;
    const deliveries = missed(() => Date.now() + later);
    await deliveries.redeliver();
    await gh.settle();
    later = 60 * 60 * 1000;
    await deliveries.redeliver();
    const before = gh.requests.length;
    expect(await deliveries.redeliver()).toBe(0);
    expect(gh.requests.slice(before).map(({ template }) => template)).toEqual(["/app/hook/deliveries"]);
  });

  it("are found on later pages of the list", async () => {
    await away(() => pull.comment("/spec help", "ada"));
    for (let number = 0; number < 120; number++) pull.comment("Nothing.", "ada");
    await gh.settle();
    expect(await missed().redeliver()).toBe(1);
  });
});
