import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { UserError } from "../src/core/errors.ts";
import { GitHubError } from "../src/github/errors.ts";
import { createLog } from "../src/log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  write(createLog("trace", sink));
  return lines.join("");
}

describe("the log", () => {
  it.each([
    ["an installation token", "ghs_16C7e42F292c6912E7710c838347Ae178B4a"],
    ["an installation token of the new format", "ghs_12345_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2lnbmF0dXJl"],
    ["a fine-grained token", "github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz"],
    ["an App's token", "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI3In0.c2lnbmF0dXJl"],
    ["a signature", `sha256=${"ab".repeat(32)}`],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----"],
  ])("never holds %s, wherever it stands", (_what, secret) => {
    const text = logged((log) => {
      log.info({ somewhere: { deep: `x ${secret} y` } }, `in a message ${secret}`);
      log.error({ err: new Error(`in an error: ${secret}`) }, "failed");
    });
    expect(text).not.toContain(secret.split("\n")[1] ?? secret);
    expect(text).toContain("failed");
  });

  it("takes no payload over from the errors of Probot and Octokit", () => {
    const error = Object.assign(new Error("boom"), {
      event: { payload: { body: "private words" } },
      request: { body: "private words" },
      response: { data: "private words" },
      status: 502,
    });
    const text = logged((log) => log.error({ err: error }, "failed"));
    expect(text).not.toContain("private words");
    expect(text).toContain('"status":502');
  });

  it("keeps the name of a webhook, and no delivery that hangs on a line", () => {
    const text = logged((log) =>
      log.info({ webhook: "push", event: { payload: "private words" } }, "delivery accepted"),
    );
    expect(text).toContain('"webhook":"push"');
    expect(text).not.toContain("private words");
  });

  it("keeps the text of documents out: a user's error is logged by its code", () => {
    const error = new UserError("config-unknown-key", "Unknown key `private words`.", "Remove it.");
    expect(logged((log) => log.warn({ err: error }, "refused"))).not.toContain("private words");
  });

  it("says of what is behind GitHub's refusal only what kind it is: the answer may quote documents", () => {
    const cause = Object.assign(new RangeError("cannot take: private words"), { status: 422 });
    const facts = { status: 422, isRetryable: false, requestId: null, reason: "other" } as const;
    const error = new GitHubError("GitHub refused it.", facts, { cause });
    const text = logged((log) => log.error({ err: error }, "failed"));
    expect(text).not.toContain("private words");
    expect(text).toContain('"cause":{"type":"RangeError","status":422}');
  });

  it("describes a cause and the members of an aggregate, without what hangs on them", () => {
    const inner = Object.assign(new Error("inner"), { event: "private words" });
    const text = logged((log) => log.error({ err: new AggregateError([inner], "outer", { cause: inner }) }, "failed"));
    expect(text).toContain('"message":"inner"');
    expect(text).not.toContain("private words");
  });
});
