import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Octokit } from "@octokit/rest";
import nock from "nock";
import { Probot, ProbotOctokit } from "probot";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { GitHubError } from "../../src/github/errors.ts";
import { enforceOctokit } from "../../src/github/octokit-defaults.ts";
import { toGitHubError } from "../../src/github/to-github-error.ts";
import { recordingLog } from "../support/github/recording-log.ts";

const API = "https://api.github.test";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

interface Options {
  readonly writeIntervalMs?: number;
  readonly timeoutMs?: number;
}

/** A server of our own, where the connection itself is the subject. */
async function listen(answer: RequestListener): Promise<{ readonly url: string; close(): void }> {
  nock.enableNetConnect("127.0.0.1");
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function client({ baseUrl = API, ...options }: Options & { readonly baseUrl?: string } = {}) {
  const { log, lines } = recordingLog();
  const waits: number[] = [];
  const pause = async (milliseconds: number) => void waits.push(milliseconds);
  const Enforced = enforceOctokit(Octokit, { log, pause, writeIntervalMs: 0, ...options });
  return { octokit: new Enforced({ baseUrl, auth: "secret-token" }), waits, lines };
}

const COMMENT = { owner: "octo", repo: "specs", issue_number: 1, body: "private words" };
const POST_COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
const failure = (work: Promise<unknown>) => work.then(() => expect.unreachable("it must fail"), toGitHubError);

describe("every request", () => {
  test("names the API version and the product", async () => {
    const { octokit } = client();
    const headers = { "x-github-api-version": "2022-11-28", "user-agent": /^spec-kit-enforce / };
    nock(API, { reqheaders: headers }).get("/rate_limit").reply(200, {});
    await octokit.request("GET /rate_limit");
  });

  test("is logged at debug by its route, without owner, body, answer or token", async () => {
    const { octokit, lines } = client();
    nock(API).post("/repos/octo/specs/issues/1/comments").reply(201, { id: 5, body: "private words" });
    await octokit.request(POST_COMMENT, COMMENT);
    expect(lines).toMatchObject([{ level: "debug", route: POST_COMMENT, kind: "write", status: 201 }]);
    expect(JSON.stringify(lines)).not.toMatch(/octo|private|secret/);
  });

  test("ends as a retryable error when GitHub hangs", async () => {
    const silent = await listen(() => undefined);
    const { octokit } = client({ timeoutMs: 50, baseUrl: silent.url });
    const error = await failure(octokit.request(POST_COMMENT, COMMENT));
    silent.close();
    expect(error).toMatchObject({ name: "GitHubError", isRetryable: true, status: null, reason: "unavailable" });
    expect(error.message).toContain("no answer in time");
  });
});

describe("what is repeated", () => {
  test("a read after a 502, until it is answered", async () => {
    const { octokit, waits } = client();
    nock(API).get("/rate_limit").times(2).reply(502, {}).get("/rate_limit").reply(200, { ok: true });
    expect((await octokit.request("GET /rate_limit")).data).toEqual({ ok: true });
    expect(waits).toEqual([500, 1500]);
  });

  test("a GraphQL query whose answer says that something went wrong", async () => {
    const { octokit } = client();
    const errors = [{ message: "Something went wrong while executing your query." }];
    nock(API)
      .post("/graphql")
      .reply(200, { errors })
      .post("/graphql")
      .reply(200, { data: { viewer: 1 } });
    expect(await octokit.graphql("query Who { viewer { login } }")).toEqual({ viewer: 1 });
  });

  test("a read whose JSON broke off: half an answer must not pass for one", async () => {
    const { octokit } = client();
    const json = { "content-type": "application/json" };
    nock(API).get("/rate_limit").reply(200, '{"resour', json).get("/rate_limit").reply(200, { ok: true });
    expect((await octokit.request("GET /rate_limit")).data).toEqual({ ok: true });
  });

  test("a read whose body ends before its announced length", async () => {
    let requests = 0;
    const cut = await listen((_, response) => {
      requests++;
      const json = JSON.stringify({ requests });
      response.writeHead(200, { "content-type": "application/json", "content-length": json.length });
      if (requests > 1) return response.end(json);
      response.write(json.slice(0, 4));
      return setTimeout(() => response.destroy(), 10);
    });
    const { octokit } = client({ baseUrl: cut.url });
    expect((await octokit.request("GET /rate_limit")).data).toEqual({ requests: 2 });
    cut.close();
  });

  test("never a write after a 502 or a lost connection, for it may have been carried out", async () => {
    for (const answer of [
      (scope: nock.Interceptor) => scope.reply(502, {}),
      (scope: nock.Interceptor) => scope.replyWithError("socket hang up"),
    ]) {
      const { octokit, waits } = client();
      answer(nock(API).post("/repos/octo/specs/issues/1/comments"));
      const error = await failure(octokit.request(POST_COMMENT, COMMENT));
      expect(error).toMatchObject({ name: "GitHubError", isRetryable: true, reason: "unavailable" });
      expect(waits).toEqual([]);
    }
  });

  test("never a mutation after a 502", async () => {
    const { octokit, waits } = client();
    nock(API).post("/graphql").reply(502, {});
    await failure(octokit.graphql("mutation M { x }"));
    expect(waits).toEqual([]);
  });

  test("a write once, when a secondary limit asks for a short wait", async () => {
    const { octokit, waits } = client();
    const limit = { message: "You have exceeded a secondary rate limit." };
    nock(API).post("/repos/octo/specs/issues/1/comments").reply(403, limit, { "retry-after": "2" });
    nock(API).post("/repos/octo/specs/issues/1/comments").reply(201, { id: 7 });
    expect((await octokit.request(POST_COMMENT, COMMENT)).data.id).toBe(7);
    expect(waits).toHaveLength(1);
    // Less what passed since the answer.
    expect(waits[0]).toBeGreaterThan(1000);
    expect(waits[0]).toBeLessThanOrEqual(2000);
  });

  test("nothing when the primary limit lifts in an hour: the error says so and the queue waits", async () => {
    const { octokit, waits } = client();
    const reset = String(Math.floor(Date.now() / 1000) + 3600);
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
    nock(API).get("/rate_limit").reply(403, { message: "API rate limit exceeded" }, headers);
    const error = await failure(octokit.request("GET /rate_limit"));
    expect(error).toMatchObject({ reason: "rate-limited", isRetryable: true });
    expect((error as GitHubError).retryAfterSeconds).toBeGreaterThan(3500);
    expect(waits).toEqual([]);
  });

  test("nothing to an installation whose limit is known, without asking GitHub again", async () => {
    const { octokit } = client();
    const headers = { "retry-after": "600" };
    nock(API).get("/rate_limit").reply(429, { message: "You have exceeded a secondary rate limit." }, headers);
    await failure(octokit.request("GET /rate_limit"));
    const error = await failure(octokit.request(POST_COMMENT, COMMENT));
    expect(error).toMatchObject({ reason: "rate-limited", isRetryable: true });
    expect((error as GitHubError).retryAfterSeconds).toBeGreaterThan(500);
  });
});

describe("under Probot", () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();

  function probot(options: Options) {
    const { log, lines } = recordingLog();
    const pause = async () => undefined;
    const Enforced = enforceOctokit(ProbotOctokit, { log, pause, writeIntervalMs: 0, ...options });
    const identity = { appId: 1, privateKey: pem, secret: "not-used-here", baseUrl: API };
    return { app: new Probot({ ...identity, Octokit: Enforced, logLevel: "fatal" }), lines };
  }

  function installation(id: number): void {
    const token = { token: `ghs_${id}`, expires_at: new Date(Date.now() + 3_600_000).toISOString(), permissions: {} };
    nock(API).post(`/app/installations/${id}/access_tokens`).reply(201, token);
  }

  test("installations do not wait for each other, and clients of one share its lane", async () => {
    const { app } = probot({ writeIntervalMs: 300 });
    installation(11);
    installation(12);
    nock(API).post("/repos/octo/specs/issues/1/comments").times(4).reply(201, { id: 1 });
    const ended: number[] = [];
    const started = performance.now();
    const write = async (id: number) => {
      await (await app.auth(id)).request(POST_COMMENT, COMMENT);
      ended.push(id);
    };
    await Promise.all([write(11), write(11), write(12), write(12)]);
    expect(ended.slice(0, 2).sort()).toEqual([11, 12]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(295);
  });

  test("Probot's own plugins repeat no write and log no body", async () => {
    const { app, lines } = probot({});
    installation(13);
    nock(API).post("/repos/octo/specs/issues/1/comments").reply(502, {});
    const octokit = await app.auth(13);
    await failure(octokit.request(POST_COMMENT, COMMENT));
    expect(nock.isDone()).toBe(true);
    expect(JSON.stringify(lines)).not.toContain("private words");
  });
});
