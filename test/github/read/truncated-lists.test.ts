import { setTimeout as pause } from "node:timers/promises";
import { Octokit } from "@octokit/rest";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "../../../src/github/connection.ts";
import { createMemoryCache } from "../../../src/github/memory-cache.ts";
import { readCommitConfig } from "../../../src/github/read/base-config.ts";
import { readComparison } from "../../../src/github/read/compare.ts";
import { readTree } from "../../../src/github/read/tree.ts";
import { pullRequestFacts } from "../../support/github/pull-request-facts.ts";

const API = "https://api.github.test";
const REPO = "/repos/octo/specs";
const repository = { id: 1, owner: "octo", name: "specs" };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

function connect(): Connection {
  const octokit = new Octokit({ baseUrl: API });
  return { octokit, installationId: 1, app: null, cache: createMemoryCache(1_000_000), pause };
}

const blob = (path: string) => ({ path, mode: "100644", type: "blob", sha: `blob-${path}`, size: 3 });
const directory = (path: string) => ({ path, mode: "040000", type: "tree", sha: `tree-${path}` });

/** Answers for one directory: whole, or cut and then without its children's contents. */
function answerTree(sha: string, whole: readonly object[] | null, shallow: readonly object[] = []): void {
  const cut = { sha, tree: [], truncated: true };
  const recursive = nock(API).get(`${REPO}/git/trees/${sha}`).query({ recursive: "1" });
  recursive.reply(200, whole ? { sha, tree: whole, truncated: false } : cut);
  if (!whole) nock(API).get(`${REPO}/git/trees/${sha}`).reply(200, { sha, tree: shallow, truncated: false });
}

describe("a tree that GitHub cuts", () => {
  test("is read directory by directory, down to where it is whole", async () => {
    answerTree("head", null, [blob("README.md"), directory("specs"), directory("src")]);
    answerTree("tree-src", [blob("a.ts")]);
    answerTree("tree-specs", null, [directory("001-a"), directory("002-b")]);
    answerTree("tree-001-a", [blob("tasks.md"), blob("spec.md")]);
    answerTree("tree-002-b", [blob("spec.md")]);
    const tree = await readTree(connect(), repository, "head");
    expect([...tree.keys()].sort()).toEqual(["specs/001-a/spec.md", "specs/001-a/tasks.md", "specs/002-b/spec.md"]);
  });

  test("and whose single directory is cut as well is an error: nothing may be missed silently", async () => {
    nock(API).get(`${REPO}/git/trees/head`).query({ recursive: "1" }).reply(200, { tree: [], truncated: true });
    nock(API).get(`${REPO}/git/trees/head`).reply(200, { tree: [], truncated: true });
    await expect(readTree(connect(), repository, "head")).rejects.toThrow("more files than can be read");
  });
});

describe("a comparison without files", () => {
  test.each([[[]], [undefined]])("%j, of a pull request that changes some: its own list tells them", async (files) => {
    nock(API)
      .get(/\/compare\//)
      .reply(200, { merge_base_commit: { sha: "base" }, files });
    nock(API)
      .get(`${REPO}/pulls/7/files`)
      .query({ per_page: 100, page: 1 })
      .reply(200, [{ filename: "specs/001-a/tasks.md", status: "modified" }]);
    const comparison = await readComparison(connect(), pullRequestFacts({ changedFileCount: 1 }));
    expect(comparison).toMatchObject({ files: [{ path: "specs/001-a/tasks.md" }], filesComplete: true });
  });
});

describe("a configuration", () => {
  const answer = (object: object | null) =>
    nock(API)
      .post("/graphql")
      .reply(200, { data: { repository: { databaseId: 1, object } } });
  const noPause = { ...connect(), pause: async () => undefined };

  test("at a commit that is not there yet is asked for again", async () => {
    answer(null);
    answer({ oid: "c", config0: null, config1: { object: { oid: "b", text: "version: 1" } } });
    const config = { path: ".github/spec-kit-enforce.yaml", text: "version: 1", blobSha: "b" };
    expect(await readCommitConfig(noPause, repository, "c")).toEqual(config);
  });

  test("at a commit that stays away is a retryable error and no absent one", async () => {
    for (let times = 0; times < 4; times++) answer(null);
    const error = { name: "GitHubError", isRetryable: true };
    await expect(readCommitConfig(noPause, repository, "c")).rejects.toMatchObject(error);
  });
});

describe("more files than GitHub lists", () => {
  const file = (index: number) => ({ filename: `src/${index}.ts`, status: "modified" });
  const page = (from: number, count: number) => Array.from({ length: count }, (_, index) => file(from + index));

  test("make the list incomplete, and it says so", async () => {
    const compared = { merge_base_commit: { sha: "base" }, files: page(0, 300) };
    nock(API)
      .get(/\/compare\//)
      .reply(200, compared);
    for (let number = 1; number <= 30; number++) {
      const query = { per_page: 100, page: number };
      nock(API)
        .get(`${REPO}/pulls/7/files`)
        .query(query)
        .reply(200, page(number * 100, 100));
    }
    const facts = pullRequestFacts({ changedFileCount: 3500 });
    const comparison = await readComparison(connect(), facts);
    expect(comparison.files).toHaveLength(3000);
    expect(comparison.filesComplete).toBe(false);
  });
});
