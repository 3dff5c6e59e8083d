import { Octokit } from "@octokit/rest";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../src/core/errors.ts";
import { GitHubError } from "../../src/github/errors.ts";
import { toGitHubError } from "../../src/github/to-github-error.ts";

const API = "https://api.github.test";
const octokit = new Octokit({
  baseUrl: API,
  auth: "ghs_secret",
  log: { debug() {}, info() {}, warn() {}, error() {} },
});

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

/** The error that a REST answer becomes, by way of Octokit. */
async function refused(status: number, body: object | string, headers: Record<string, string> = {}) {
  nock(API).patch("/repos/octo/specs/git/refs/heads%2Fmain").reply(status, body, headers);
  const route = "PATCH /repos/{owner}/{repo}/git/refs/{ref}";
  const target = { owner: "octo", repo: "specs", ref: "heads/main", sha: "a".repeat(40) };
  return octokit.request(route, target).then(() => expect.unreachable("it must fail"), toGitHubError);
}

/** The error that GraphQL errors become: they come with status 200. */
async function refusedByGraphQL(type: string | undefined, message: string, headers: Record<string, string> = {}) {
  nock(API)
    .post("/graphql")
    .reply(200, { data: null, errors: [{ type, message }] }, { "x-github-request-id": "AB:12", ...headers });
  return octokit.graphql("mutation M { x }").then(() => expect.unreachable("it must fail"), toGitHubError);
}

describe("a REST refusal", () => {
  test("is retryable when GitHub is unavailable or a limit is used up", async () => {
    expect(await refused(503, "<html>Unicorn</html>")).toMatchObject({
      reason: "unavailable",
      isRetryable: true,
      status: 503,
    });
    expect(await refused(429, { message: "Slow down" })).toMatchObject({ reason: "rate-limited", isRetryable: true });
    const limit = { message: "You have exceeded a secondary rate limit" };
    expect(await refused(403, limit, { "retry-after": "90" })).toMatchObject({
      reason: "rate-limited",
      isRetryable: true,
    });
  });

  test("is final when something is not there or not allowed", async () => {
    expect(await refused(404, { message: "Not Found" })).toMatchObject({ reason: "not-found", isRetryable: false });
    expect(await refused(403, { message: "Resource not accessible by integration" })).toMatchObject({
      reason: "forbidden",
      isRetryable: false,
      status: 403,
    });
    expect(await refused(422, { message: "Validation Failed" })).toMatchObject({ reason: "other", isRetryable: false });
  });

  test("is retryable when the token is no longer good: the next attempt has a new one", async () => {
    expect(await refused(401, { message: "Bad credentials" })).toMatchObject({
      reason: "forbidden",
      isRetryable: true,
    });
  });

  test("tells a branch that moved from one that is protected", async () => {
    expect(await refused(422, { message: "Update is not a fast forward" })).toMatchObject({ reason: "stale-head" });
    const rules = "Repository rule violations found\n\nChanges must be made through a pull request.";
    for (const message of [
      rules,
      "Changes must be made through the merge queue",
      'Required status check "ci" is expected.',
      "2 of 2 required status checks are expected.",
      "You're not authorized to push to this branch.",
      "Cannot update this protected branch",
    ]) {
      expect(await refused(409, { message }), message).toMatchObject({
        reason: "branch-protected",
        isRetryable: false,
      });
    }
  });

  test("keeps the request id and GitHub's sentence, without link, quoted values or token", async () => {
    const body = {
      message: "Validation Failed",
      errors: [{ field: "body", value: "private words" }],
      documentation_url: "https://docs.github.com/rest",
    };
    const error = await refused(422, body, { "x-github-request-id": "CD:34" });
    expect(error).toMatchObject({ requestId: "CD:34" });
    expect(error.message).toBe("GitHub refused the request (Validation Failed)");
  });

  test("never shows a page of HTML", async () => {
    expect((await refused(502, "<html><body>Bad gateway</body></html>")).message).toBe("GitHub could not answer (502)");
  });
});

describe("a GraphQL refusal", () => {
  test("for a rate limit says when it lifts", async () => {
    const error = await refusedByGraphQL("RATE_LIMITED", "API rate limit exceeded", { "retry-after": "40" });
    expect(error).toMatchObject({ reason: "rate-limited", isRetryable: true, retryAfterSeconds: 40 });
  });

  test("has the reason, the request id and the status that REST would give", async () => {
    const stale = 'Expected branch to point to "aaa" but it did not. Pull and try again.';
    const facts = { status: 409, requestId: "AB:12", reason: "stale-head", isRetryable: false };
    expect(await refusedByGraphQL("STALE_DATA", stale)).toMatchObject(facts);
    expect(await refusedByGraphQL("NOT_FOUND", "Could not resolve")).toMatchObject({
      reason: "not-found",
      status: 404,
    });
    expect(await refusedByGraphQL("FORBIDDEN", "Resource not accessible by integration")).toMatchObject({
      status: 403,
    });
  });

  test("knows rules of a branch by their words, for their type is not documented", async () => {
    const message = "Repository rule violations found\n\nChanges must be made through a pull request.\n\n";
    expect(await refusedByGraphQL("UNPROCESSABLE", message)).toMatchObject({ reason: "branch-protected" });
  });

  test("is retryable when GitHub could not finish", async () => {
    const wrong = "Something went wrong while executing your query.";
    expect(await refusedByGraphQL(undefined, wrong)).toMatchObject({ reason: "unavailable", isRetryable: true });
    expect(await refusedByGraphQL("RATE_LIMITED", "API rate limit exceeded")).toMatchObject({ reason: "rate-limited" });
  });
});

describe("what is not GitHub's", () => {
  test("a lost connection is retryable and named by its code", async () => {
    nock(API)
      .patch("/repos/octo/specs/git/refs/heads%2Fmain")
      .replyWithError(Object.assign(new Error("x"), { code: "ECONNRESET" }));
    const route = "PATCH /repos/{owner}/{repo}/git/refs/{ref}";
    const target = { owner: "octo", repo: "specs", ref: "heads/main", sha: "a".repeat(40) };
    const error = await octokit.request(route, target).then(() => expect.unreachable("it must fail"), toGitHubError);
    expect(error).toMatchObject({ status: null, reason: "unavailable", isRetryable: true });
    expect(error.message).toMatch(/^GitHub did not answer: the connection failed/);
  });

  test("our own errors and our own mistakes stay what they are", () => {
    const facts = { status: 404, isRetryable: false, requestId: null, reason: "not-found" } as const;
    for (const error of [new GitHubError("gone", facts), new UserError("a", "b", "c"), new TypeError("a bug")]) {
      expect(toGitHubError(error)).toBe(error);
    }
  });
});
