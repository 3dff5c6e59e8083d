import { describe, expect, test } from "vitest";
import { createRateLimits } from "../../../src/github/policy/rate-limits.ts";
import { createRequestLanes } from "../../../src/github/policy/request-lanes.ts";
import { type RequestOptions, sendPolitely } from "../../../src/github/policy/request-policy.ts";
import { recordingLog } from "../../support/github/recording-log.ts";

const WRITE = { method: "POST", url: "/repos/{owner}/{repo}/check-runs" };
const READ = { method: "GET", url: "/repos/{owner}/{repo}/git/trees/{tree_sha}" };
const QUERY = { method: "POST", url: "/graphql", query: "query Who { viewer { login } }" };
const TOKEN = { method: "POST", url: "/app/installations/{installation_id}/access_tokens" };

function policy(writeIntervalMs: number) {
  const parts = {
    lanes: createRequestLanes(writeIntervalMs),
    limits: createRateLimits(),
    log: recordingLog().log,
    pause: async () => undefined,
    now: Date.now,
  };
  const ended: string[] = [];
  const send = async (
    installation: string,
    options: RequestOptions,
    during: () => Promise<unknown> = async () => {},
  ) => {
    const answer = async () => {
      await during();
      return { status: 200, headers: {}, data: {} };
    };
    await sendPolitely(answer, options, installation, parts);
    ended.push(`${installation} ${options.query ? "query" : options.method}`);
  };
  return { send, ended };
}

describe("requests of one installation", () => {
  test("write one at a time and apart, while reads and queries pass", async () => {
    const { send, ended } = policy(60);
    const started = performance.now();
    await Promise.all([send("1", WRITE), send("1", WRITE), send("1", WRITE), send("1", READ), send("1", QUERY)]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(118);
    expect(ended.slice(-2)).toEqual(["1 POST", "1 POST"]);
    expect(ended.slice(0, 3).sort()).toEqual(["1 GET", "1 POST", "1 query"]);
  });

  test("may fetch a token while a write holds the lane for it", async () => {
    const { send, ended } = policy(0);
    await send("1", WRITE, () => send("1", TOKEN));
    expect(ended).toEqual(["1 POST", "1 POST"]);
  });
});

describe("requests of two installations", () => {
  test("do not wait for each other", async () => {
    const { send, ended } = policy(60);
    await Promise.all([send("1", WRITE), send("1", WRITE), send("2", WRITE), send("2", WRITE)]);
    expect(ended.slice(0, 2).sort()).toEqual(["1 POST", "2 POST"]);
  });
});
