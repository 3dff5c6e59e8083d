import { describe, expect, test } from "vitest";
import { type FailedAttempt, rateLimitSeconds, retryWait } from "../../../src/github/policy/retry-wait.ts";

const failed = (facts: Partial<FailedAttempt>): FailedAttempt => ({
  kind: "read",
  status: 502,
  message: "",
  headers: {},
  repeated: 0,
  nowSeconds: 1000,
  ...facts,
});

describe("a failed request is sent again", () => {
  test("when it was a read and GitHub was unavailable or did not answer: twice, soon", () => {
    for (const status of [0, 500, 502, 503, 504]) {
      expect([0, 1, 2].map((repeated) => retryWait(failed({ status, repeated })))).toEqual([500, 1500, null]);
    }
  });

  test("never when it was a write, because it may have been carried out", () => {
    for (const status of [0, 500, 502, 503]) expect(retryWait(failed({ kind: "write", status }))).toBeNull();
  });

  test("never for what another attempt cannot cure", () => {
    for (const status of [400, 401, 403, 404, 409, 410, 422, 451]) expect(retryWait(failed({ status }))).toBeNull();
  });

  test("once after a rate limit that lifts within seconds, writes too", () => {
    const limited = {
      status: 403,
      message: "You have exceeded a secondary rate limit",
      headers: { "retry-after": "5" },
    };
    for (const kind of ["read", "write"] as const) {
      expect(retryWait(failed({ kind, ...limited }))).toBe(5000);
      expect(retryWait(failed({ kind, ...limited, repeated: 1 }))).toBeNull();
    }
  });

  test("not in place when the limit lifts later: the queue waits for that", () => {
    expect(retryWait(failed({ status: 429, headers: { "retry-after": "6" } }))).toBeNull();
    const primary = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "4600" };
    expect(retryWait(failed({ status: 403, headers: primary }))).toBeNull();
  });

  test("a second after the primary limit's reset", () => {
    const primary = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1003" };
    expect(retryWait(failed({ status: 403, headers: primary }))).toBe(4_000);
  });

  test("not in place when the limit says nothing about its end: a minute is asked for then", () => {
    expect(retryWait(failed({ status: 429 }))).toBeNull();
    expect(rateLimitSeconds(failed({ status: 429 }))).toBe(60);
  });
});
