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

  it("are let be after three failures, however far apart they were looked for", async () => {
    await away(() => pull.comment("/spec help", "ada"));
    gh.webhookUrl = NOBODY;
    let later = 0;
    const deliveries = missed(() => Date.now() + later);
    const asked: number[] = [];
    for (let round = 0; round < 4; round++) {
      asked.push(await deliveries.redeliver());
      await gh.settle();
      later += 60 * 60 * 1000;
    }
    expect(asked).toEqual([1, 1, 0, 0]);
  });
});

/** GitHub's list as its pages are asked for, newest first, with what was asked to be sent again. */
class ListedDeliveries {
  readonly pages: number[] = [];
  readonly asked: number[] = [];
  readonly #gone: ReadonlySet<number>;
  newest: number;

  constructor(newest: number, gone: readonly number[] = []) {
    this.newest = newest;
    this.#gone = new Set(gone);
  }

  async request(route: string, { cursor, delivery_id }: { cursor?: string; delivery_id?: number }) {
    if (route.startsWith("POST")) return this.#sendAgain(delivery_id ?? 0);
    const from = cursor === undefined ? this.newest : Number(cursor);
    this.pages.push(from);
    const ids = Array.from({ length: Math.min(100, from) }, (_, at) => from - at);
    const data = ids.map((id) => ({ id, guid: `guid-${id}`, event: "issue_comment", ...FAILED_NOW() }));
    const link = from > 100 ? `<https://api.github.com/app/hook/deliveries?cursor=${from - 100}>; rel="next"` : "";
    return { data, headers: { link } };
  }

  #sendAgain(id: number) {
    if (this.#gone.has(id)) throw Object.assign(new Error("Not Found"), { status: 404 });
    this.asked.push(id);
    return { data: {}, headers: {} };
  }

  missed() {
    return createMissedDeliveries(async () => this as unknown as OctokitClient, Date.now);
  }
}

const FAILED_NOW = () => ({ status_code: 502, redelivery: false, delivered_at: new Date().toISOString() });

describe("more deliveries than one call can see to", () => {
  it("are seen to by the next ones, those of pages that it did not come to as well", async () => {
    const list = new ListedDeliveries(2_150);
    const deliveries = list.missed();
    expect(await deliveries.redeliver()).toBe(100);
    expect(list.pages).toHaveLength(20);
    expect(Math.min(...list.pages)).toBe(250);
    await deliveries.redeliver();
    expect(list.pages.slice(20, 22)).toEqual([150, 50]);
    for (let call = 0; call < 60; call++) await deliveries.redeliver();
    expect(new Set(list.asked).size).toBe(2_150);
  });

  it("are not held up by one that GitHub has no longer", async () => {
    const list = new ListedDeliveries(3, [1]);
    expect(await list.missed().redeliver()).toBe(3);
    expect(list.asked).toEqual([2, 3]);
  });
});
