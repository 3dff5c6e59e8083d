import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TreeFiles } from "../../../src/core/snapshot/source-file.ts";
import { LocalGitHub } from "../../local-github/local-github.ts";
import type { LocalPullRequest } from "../../local-github/local-pull-request.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import { installOn, type LocalClient, requestsSince } from "../../support/github/local-app.ts";

let gh: LocalGitHub;
let local: LocalRepository;
let client: LocalClient;
let repositories = 0;

const TASKS = "specs/001-login/tasks.md";
const SPEC = "specs/001-login/spec.md";
const LINES = ["# Tasks", "", "- [ ] T001 Build it", "", "## Later", "", "- [ ] T002 Ship it (depends on T001)", ""];
const BEFORE = LINES.join("\n");
const BASE_TICKED = BEFORE.replace("[ ] T001", "[x] T001");
const HEAD_NOTED = BEFORE.replace("Ship it", "Ship it well");
const BOTH = BASE_TICKED.replace("Ship it", "Ship it well");

beforeAll(async () => {
  gh = await LocalGitHub.start();
});
beforeEach(async () => {
  const files = { [SPEC]: "# Login\n", [TASKS]: BEFORE, "src/a.ts": "a\n", "src/b.ts": "b\n" };
  local = gh.createRepository({ name: `merge-${repositories++}`, files });
  client = await installOn(gh, local);
});
afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

type Files = Parameters<LocalRepository["commit"]>[1];

function open(files: Files, body = ""): LocalPullRequest {
  local.commit("feature", files, { author: "ada" });
  return local.openPullRequest({ head: "feature", author: "ada", body });
}

async function read(pull: LocalPullRequest) {
  const facts = await client.github.readPullRequest(client.ref(pull.number), []);
  const from = gh.requests.length;
  const bundles = await client.github.readBundles(facts);
  return { ...bundles, requests: requestsSince(gh, from) };
}

function textIn(tree: TreeFiles, path = TASKS): string | null {
  const file = tree.files.find((one) => one.path === path);
  return file ? Buffer.from(file.bytes).toString() : null;
}

const TREE = "GET /repos/{owner}/{repo}/git/trees/{tree_sha}";

describe("while the base has not moved", () => {
  test("the head is the result of the merge, and no other tree is read", async () => {
    const { judged, requests, atHead } = await read(open({ [TASKS]: HEAD_NOTED }));
    expect(judged).toEqual({ kind: "head" });
    expect(requests.filter((name) => name === TREE)).toHaveLength(1);
    expect(atHead).toBeUndefined();
  });
});

describe("a document that the base made a link of the same bytes", () => {
  test("was changed on both sides: nobody takes the head's words for the result of the merge", async () => {
    const pull = open({ [TASKS]: HEAD_NOTED });
    local.commit("main", { [TASKS]: { mode: "120000", content: BEFORE } });
    expect((await read(pull)).judged).toMatchObject({ kind: "head-alone", paths: [TASKS] });
  });
});

describe("a document that only one side changed", () => {
  test("is the base's where the base changed it, and compared with the base's", async () => {
    const pull = open({ "src/a.ts": "b\n" }, "Task: T002");
    const baseSha = local.commit("main", { [TASKS]: BASE_TICKED });
    const { judged, head, base, atHead } = await read(pull);
    expect(judged).toEqual({ kind: "merge", baseSha, from: "sides" });
    expect([textIn(head), textIn(base.tree)]).toEqual([BASE_TICKED, BASE_TICKED]);
    expect(base.tree.sha).toBe(baseSha);
    expect(atHead?.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([[TASKS, BEFORE]]);
  });

  test("is the head's where the head changed it, while the base changed another one", async () => {
    const pull = open({ [TASKS]: HEAD_NOTED });
    local.commit("main", { [SPEC]: "# Log in\n" });
    const { judged, head, base } = await read(pull);
    expect(judged).toMatchObject({ kind: "merge", from: "sides" });
    expect([textIn(head), textIn(head, SPEC)]).toEqual([HEAD_NOTED, "# Log in\n"]);
    expect([textIn(base.tree), textIn(base.tree, SPEC)]).toEqual([BEFORE, "# Log in\n"]);
  });

  test("is gone where either side deleted it", async () => {
    const pull = open({ "src/a.ts": "b\n" }, "Spec: specs/001-login");
    local.commit("main", { [TASKS]: null });
    const { head, bundles } = await read(pull);
    expect(textIn(head)).toBeNull();
    expect(bundles[0]?.documents).toEqual([SPEC]);
  });

  test("takes no request for the test merge, and one for the base's tree", async () => {
    const pull = open({ [TASKS]: HEAD_NOTED });
    local.commit("main", { [SPEC]: "# Log in\n" });
    const { requests } = await read(pull);
    expect(requests.filter((name) => name !== TREE)).toEqual([
      "GET /repos/{owner}/{repo}/compare/{basehead}",
      "Documents",
    ]);
    expect(requests.filter((name) => name === TREE)).toHaveLength(2);
    expect((await read(pull)).requests).toEqual([]);
  });

  test("and a bundle that is new on the base is known, so that its number is seen to be taken", async () => {
    const pull = open({ "specs/002-search/spec.md": "# Search\n", "specs/002-search/tasks.md": "- [ ] T001 Look\n" });
    local.commit("main", { "specs/002-pay/spec.md": "# Pay\n", "specs/002-pay/tasks.md": "- [ ] T001 Pay\n" });
    const { knownBundles, bundles } = await read(pull);
    expect(bundles.map(({ path }) => path)).toEqual(["specs/002-search"]);
    expect(knownBundles.map(({ path }) => path)).toEqual(["specs/001-login", "specs/002-pay", "specs/002-search"]);
  });

  test("and one that both changed alike needs no test merge either", async () => {
    const pull = open({ [TASKS]: BASE_TICKED });
    local.commit("main", { [TASKS]: BASE_TICKED });
    const { judged, head } = await read(pull);
    expect(judged).toMatchObject({ kind: "merge", from: "sides" });
    expect(textIn(head)).toBe(BASE_TICKED);
  });
});

describe("a document that both sides changed", () => {
  function bothChanged(): LocalPullRequest {
    const pull = open({ [TASKS]: HEAD_NOTED });
    local.commit("main", { [TASKS]: BASE_TICKED });
    return pull;
  }

  test("is taken from GitHub's test merge once that is of these two commits", async () => {
    const { judged, head, base, atHead } = await read(bothChanged());
    expect(judged).toMatchObject({ kind: "merge", from: "test-merge", baseSha: local.tip() });
    expect([textIn(head), textIn(base.tree)]).toEqual([BOTH, BASE_TICKED]);
    expect(Buffer.from(atHead?.[0]?.bytes ?? []).toString()).toBe(HEAD_NOTED);
  });

  test("is judged at the head where the two conflict", async () => {
    const pull = open({ [TASKS]: BEFORE.replace("Build it", "Build it here") });
    local.commit("main", { [TASKS]: BEFORE.replace("Build it", "Build it there") });
    const { judged, head, base, mergeBaseSha } = await read(pull);
    expect(judged).toEqual({ kind: "head-alone", baseSha: local.tip(), why: "conflict", paths: [TASKS] });
    expect(textIn(head)).toContain("Build it here");
    expect(base.tree.sha).toBe(mergeBaseSha);
    expect(textIn(base.tree)).toBe(BEFORE);
  });

  test("is judged at the head while GitHub never comes to try the merge", async () => {
    const pull = bothChanged();
    Object.defineProperty(pull.state.pull, "mergeabilityAsked", { get: () => false, set: () => undefined });
    const { judged, head } = await read(pull);
    expect(judged).toEqual({ kind: "head-alone", baseSha: local.tip(), why: "not-computed", paths: [TASKS] });
    expect(textIn(head)).toBe(HEAD_NOTED);
  });

  test("is judged at the head while the test merge is of an older base", async () => {
    const pull = bothChanged();
    const older = await client.github.readPullRequest(client.ref(pull.number), []);
    const again = await client.github.readPullRequest(client.ref(pull.number), []);
    const stale = { ...again.testMerge, mergeable: "mergeable", parents: ["0".repeat(40), older.headSha] };
    const { mergeability } = pull.state.pull;
    const testMergeSha = mergeability?.testMergeSha ?? "";
    expect(stale.commitSha).toBe(testMergeSha);
    const moved = { ...again, baseSha: local.commit("main", { "src/b.ts": "c\n" }) };
    // GitHub may go on showing the trial with the former base for a while.
    Object.defineProperty(pull.state.pull, "mergeability", { get: () => mergeability, set: () => undefined });
    Object.defineProperty(pull.state.pull, "mergeabilityAsked", { value: true });
    const { judged } = await client.github.readBundles(moved);
    expect(judged).toEqual({ kind: "head-alone", baseSha: moved.baseSha, why: "stale", paths: [TASKS] });
  });

  test("that one of them deleted is a conflict", async () => {
    const pull = open({ [TASKS]: HEAD_NOTED });
    local.commit("main", { [TASKS]: null });
    expect((await read(pull)).judged).toMatchObject({ kind: "head-alone", why: "conflict", paths: [TASKS] });
  });

  test("but that nobody looks at does not matter", async () => {
    const pull = open({ "src/a.ts": "here\n", [TASKS]: HEAD_NOTED });
    local.commit("main", { "src/a.ts": "there\n" });
    expect((await read(pull)).judged).toMatchObject({ kind: "merge", from: "sides" });
  });
});

test("a bundle that the base renamed is judged under its new name, with what was changed under the old one", async () => {
  const pull = open({ [TASKS]: HEAD_NOTED });
  const moved = { "specs/001-sign-in/spec.md": "# Login\n", "specs/001-sign-in/tasks.md": BEFORE };
  local.commit("main", { [SPEC]: null, [TASKS]: null, ...moved });
  const { judged, bundles, head, base } = await read(pull);
  expect(judged).toMatchObject({ kind: "merge", from: "test-merge" });
  expect(bundles.map(({ path }) => path)).toEqual(["specs/001-sign-in"]);
  expect(textIn(head, "specs/001-sign-in/tasks.md")).toBe(HEAD_NOTED);
  expect(textIn(base.tree, "specs/001-sign-in/tasks.md")).toBe(BEFORE);
});

test("a renamed bundle is compared with what the base has of it by now", async () => {
  const pull = open({
    [SPEC]: null,
    [TASKS]: null,
    "specs/004-sign-in/spec.md": "# Login\n",
    "specs/004-sign-in/tasks.md": BEFORE,
  });
  local.commit("main", { "src/b.ts": "c\n" });
  const { judged, bundles, base } = await read(pull);
  expect(judged).toMatchObject({ kind: "merge", from: "sides" });
  expect(bundles.map(({ path }) => path)).toEqual(["specs/004-sign-in"]);
  expect(textIn(base.tree, "specs/004-sign-in/tasks.md")).toBe(BEFORE);
});

test("a closed pull request has no merge ahead, and is judged at its head", async () => {
  const pull = open({ [TASKS]: HEAD_NOTED });
  local.commit("main", { [TASKS]: BASE_TICKED });
  pull.close();
  expect((await read(pull)).judged).toEqual({ kind: "head" });
});
