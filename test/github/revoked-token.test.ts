import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { LocalGitHub } from "../local-github/local-github.ts";
import { installOn, requestsSince } from "../support/github/local-app.ts";

let gh: LocalGitHub;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});

afterEach(() => {
  vi.useRealTimers();
  expect(gh.violations).toEqual([]);
});
afterAll(() => gh.stop());

describe("a token that is revoked within its hour", () => {
  test("is replaced, and what it was refused for is sent once more", async () => {
    const local = gh.createRepository({ name: "tokens", files: { "a.md": "a\n" } });
    const { github, repository } = await installOn(gh, local);
    local.setCollaborator("grace", "write");
    expect(await github.readPermission(repository, "grace")).toBe("write");
    // Octokit itself waits for tokens younger than five seconds, which may not have reached all of GitHub yet.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 6_000 });
    gh.faults.add({ match: { method: "GET" }, effect: { kind: "revoke-token" } });
    const from = gh.requests.length;
    expect(await github.readPermission(repository, "grace")).toBe("write");
    expect(gh.requests.slice(from).map(({ status }) => status)).toEqual([401, 201, 200]);
    expect(requestsSince(gh, from)).toHaveLength(2);
    expect(await github.readPermission(repository, "grace")).toBe("write");
    expect(gh.requests.length - from).toBe(4);
  });
});
