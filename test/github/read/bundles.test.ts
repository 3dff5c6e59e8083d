import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UserError } from "../../../src/core/errors.ts";
import type { SourceFile } from "../../../src/core/snapshot/source-file.ts";
import type { GitHubError } from "../../../src/github/errors.ts";
import { gitBlobSha } from "../../../src/github/git-blob-sha.ts";
import { LocalGitHub } from "../../local-github/local-github.ts";
import type { LocalPullRequest } from "../../local-github/local-pull-request.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import { installOn, type LocalClient, requestsSince } from "../../support/github/local-app.ts";

let gh: LocalGitHub;
let local: LocalRepository;
let client: LocalClient;
let repositories = 0;

const TASKS = "# Tasks\n\n- [ ] T001 Build it\n";
const COMPARE = "GET /repos/{owner}/{repo}/compare/{basehead}";
const TREE = "GET /repos/{owner}/{repo}/git/trees/{tree_sha}";
const BLOB = "GET /repos/{owner}/{repo}/git/blobs/{file_sha}";

beforeAll(async () => {
  gh = await LocalGitHub.start();
});

beforeEach(async () => {
  const files = {
    "README.md": "# Specs\n",
    "specs/001-login/spec.md": "# Login\n",
    "specs/001-login/tasks.md": TASKS,
    "specs/002-search/spec.md": "# Search\n",
    "specs/002-search/tasks.md": TASKS,
  };
  local = gh.createRepository({ name: `bundles-${repositories++}`, files });
  client = await installOn(gh, local);
});

afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

function open(files: Parameters<LocalRepository["commit"]>[1], text: { title?: string; body?: string } = {}) {
  local.commit("feature", files, { author: "ada" });
  return local.openPullRequest({ head: "feature", author: "ada", ...text });
}

/** What is read for a pull request, and the requests that reading its bundles took. */
async function read(pull: LocalPullRequest) {
  const facts = await client.github.readPullRequest(client.ref(pull.number), []);
  const from = gh.requests.length;
  const bundles = await client.github.readBundles(facts);
  return { facts, bundles, requests: requestsSince(gh, from) };
}

const textOf = (file: SourceFile | undefined) => Buffer.from(file?.bytes ?? []).toString();
const paths = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);

describe("a pull request that changes governed code and names no task", () => {
  test("has the task lists read, at the head and nothing else of them, to find one in", async () => {
    local.commit("main", { ".github/spec-kit-enforce.yml": "version: 1\nenforce:\n  paths: [src/**]\n" });
    const { bundles, requests } = await read(open({ "src/a.ts": "a\n" }));
    expect(bundles.bundles).toEqual([]);
    expect(paths(bundles.near?.tree.files ?? [])).toEqual(["specs/001-login/tasks.md", "specs/002-search/tasks.md"]);
    expect(requests).toEqual([COMPARE, TREE, "Documents"]);
  });

  test("has nothing read where its files are not governed", async () => {
    local.commit("main", { ".github/spec-kit-enforce.yml": "version: 1\nenforce:\n  paths: [src/**]\n" });
    const { bundles, requests } = await read(open({ "docs/a.md": "a\n" }));
    expect(bundles.near).toBeUndefined();
    expect(requests).toEqual([COMPARE]);
  });
});

describe("a pull request that touches no bundle and names none", () => {
  test("costs the comparison alone", async () => {
    const { bundles, requests, facts } = await read(open({ "src/a.ts": "a\n" }));
    expect(requests).toEqual([COMPARE]);
    expect(bundles).toMatchObject({
      mergeBaseSha: facts.baseSha,
      files: [{ path: "src/a.ts", status: "added", previousPath: null }],
      filesComplete: true,
      headConfig: null,
      knownBundles: [],
      bundles: [],
      head: { sha: facts.headSha, files: [], unread: [] },
      base: { bundles: [], tree: { files: [] } },
    });
  });
});

describe("a pull request that touches a bundle", () => {
  test("costs comparison, tree and one query for both sides", async () => {
    const { bundles, requests } = await read(open({ "specs/001-login/tasks.md": `${TASKS}- [ ] T002 More\n` }));
    expect(requests).toEqual([COMPARE, TREE, "Documents"]);
    expect(paths(bundles.bundles)).toEqual(["specs/001-login"]);
    expect(paths(bundles.knownBundles)).toEqual(["specs/001-login", "specs/002-search"]);
    expect(paths(bundles.head.files)).toEqual(["specs/001-login/spec.md", "specs/001-login/tasks.md"]);
    expect(textOf(bundles.head.files[1])).toBe(`${TASKS}- [ ] T002 More\n`);
    expect(paths(bundles.base.bundles)).toEqual(["specs/001-login"]);
    expect(paths(bundles.base.tree.files)).toEqual(["specs/001-login/spec.md", "specs/001-login/tasks.md"]);
    expect(textOf(bundles.base.tree.files[1])).toBe(TASKS);
  });

  test("reads nothing twice: a second look at the same head costs no request", async () => {
    const pull = open({ "specs/001-login/tasks.md": "- [x] T001 Build it\n" });
    const first = await read(pull);
    const second = await read(pull);
    expect(second.requests).toEqual([]);
    expect(second.bundles).toEqual(first.bundles);
  });

  test("compares with the merge base, not with what the base has become", async () => {
    const pull = open({ "specs/001-login/tasks.md": `${TASKS}- [ ] T002 More\n` });
    local.commit("main", { "specs/001-login/tasks.md": "- [x] T001 Build it\n" });
    const { bundles, facts } = await read(pull);
    expect(bundles.mergeBaseSha).not.toBe(facts.baseSha);
    expect(textOf(bundles.base.tree.files[1])).toBe(TASKS);
  });

  test("has nothing to compare a new bundle with", async () => {
    const { bundles } = await read(open({ "specs/003-pay/spec.md": "# Pay\n", "specs/003-pay/tasks.md": TASKS }));
    expect(paths(bundles.bundles)).toEqual(["specs/003-pay"]);
    expect(bundles.base).toMatchObject({ bundles: [], tree: { files: [], unread: [] } });
  });

  test("knows a document that was deleted at the merge base alone", async () => {
    const { bundles } = await read(open({ "specs/001-login/tasks.md": null }));
    expect(paths(bundles.head.files)).toEqual(["specs/001-login/spec.md"]);
    expect(paths(bundles.base.tree.files)).toEqual(["specs/001-login/spec.md", "specs/001-login/tasks.md"]);
  });

  test("compares a renamed bundle with itself under its old name", async () => {
    const { bundles } = await read(
      open({
        "specs/001-login/spec.md": null,
        "specs/001-login/tasks.md": null,
        "specs/004-sign-in/spec.md": "# Login\n",
        "specs/004-sign-in/tasks.md": TASKS,
      }),
    );
    expect(paths(bundles.bundles)).toEqual(["specs/004-sign-in"]);
    expect(paths(bundles.base.bundles)).toEqual(["specs/004-sign-in"]);
    expect(bundles.base.tree.files.map((file) => [file.path, textOf(file)])).toContainEqual([
      "specs/004-sign-in/tasks.md",
      TASKS,
    ]);
  });

  test("counts any file inside the bundle's directory as touching it", async () => {
    const { bundles } = await read(open({ "specs/002-search/contracts/api.yaml": "openapi: 3.1.0\n" }));
    expect(paths(bundles.bundles)).toEqual(["specs/002-search"]);
  });

  test("is read at a fork's head through the base repository", async () => {
    const fork = local.fork("zoe");
    fork.commit("idea", { "specs/001-login/tasks.md": "- [x] T001 Build it\n" });
    const { bundles } = await read(local.openPullRequest({ head: "idea", headRepository: fork }));
    expect(textOf(bundles.head.files[1])).toBe("- [x] T001 Build it\n");
  });
});

describe("a pull request that names a bundle", () => {
  test.each([
    ["by path", "Completes specs/002-search#T001"],
    ["by slug", "Completes 002-search#T001"],
    ["in a Spec line", "Spec: specs/002-search"],
  ])("%s has it read", async (_, body) => {
    const { bundles, requests } = await read(open({ "src/a.ts": "a\n" }, { body }));
    expect(paths(bundles.bundles)).toEqual(["specs/002-search"]);
    expect(requests).toEqual([COMPARE, TREE, "Documents"]);
    expect(textOf(bundles.base.tree.files[1])).toBe(TASKS);
  });

  test("by a bare task id means the only bundle there is, and none where there are two", async () => {
    const pull = open({ "src/a.ts": "a\n" }, { body: "Completes T001" });
    expect((await read(pull)).bundles.bundles).toEqual([]);
    pull.push({ "specs/002-search/spec.md": null, "specs/002-search/tasks.md": null });
    local.commit("main", { "specs/002-search/spec.md": null, "specs/002-search/tasks.md": null });
    expect(paths((await read(pull)).bundles.bundles)).toEqual(["specs/001-login"]);
  });
});

describe("a merged pull request", () => {
  test("still tells what it touched, though nothing is left to compare", async () => {
    const pull = open({ "specs/001-login/tasks.md": "- [x] T001 Build it\n" });
    pull.merge({ method: "merge" });
    const { bundles } = await read(pull);
    expect(paths(bundles.files)).toEqual(["specs/001-login/tasks.md"]);
    expect(paths(bundles.bundles)).toEqual(["specs/001-login"]);
    expect(textOf(bundles.head.files[1])).toBe("- [x] T001 Build it\n");
  });
});

describe("the bytes of a document", () => {
  test.each([
    ["a byte order mark", Buffer.from("\ufeff# Tasks\r\n- [ ] T001 A\r\n")],
    [
      "bytes that are no UTF-8",
      Buffer.concat([Buffer.from("- [ ] T001 "), Buffer.from([0xf0, 0x9f, 0x98]), Buffer.from("\n")]),
    ],
    ["NUL bytes", Buffer.from("- [ ] T001 a\0b\n")],
    ["more than GraphQL's 512,000 bytes", Buffer.from(`${TASKS}${"x".repeat(520_000)}\n`)],
  ])("with %s are exact", async (_, bytes) => {
    const { bundles, requests } = await read(open({ "specs/001-login/tasks.md": bytes }));
    const file = bundles.head.files.find(({ path }) => path.endsWith("tasks.md"));
    expect(Buffer.from(file?.bytes ?? []).equals(bytes)).toBe(true);
    expect(file?.blobSha).toBe(gitBlobSha(bytes));
    expect(requests.filter((name) => name === BLOB).length).toBeLessThanOrEqual(1);
  });

  test("are not fetched where they are more than 16 mebibytes: the document is told as unread", async () => {
    const size = 16 * 1024 * 1024 + 1;
    const { bundles, requests } = await read(open({ "specs/001-login/tasks.md": Buffer.alloc(size, "a") }));
    expect(bundles.head.unread).toEqual([{ path: "specs/001-login/tasks.md", reason: "too-large", size }]);
    expect(requests).not.toContain(BLOB);
  });

  test("are not fetched where the documents are too many: the error tells what to do", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1001 }, (_, index) => [`specs/${1000 + index}-x/spec.md`, "x\n"]),
    );
    const pull = open(files);
    const facts = await client.github.readPullRequest(client.ref(pull.number), []);
    const from = gh.requests.length;
    const error = await client.github.readBundles(facts).catch((thrown: UserError) => thrown);
    expect(error).toMatchObject({ name: "UserError", hint: expect.stringContaining("Split the pull request") });
    expect(requestsSince(gh, from)).not.toContain("Documents");
  });

  test("keep the mode of an executable document", async () => {
    const content = Buffer.from("- [x] T001 A\n");
    const { bundles } = await read(open({ "specs/001-login/tasks.md": { mode: "100755", content } }));
    expect(bundles.head.files[1]).toMatchObject({ path: "specs/001-login/tasks.md", mode: "100755" });
  });
});

describe("what only looks like a document is told as unread", () => {
  test("a symlink", async () => {
    const content = Buffer.from("../002-search/tasks.md");
    const { bundles } = await read(open({ "specs/001-login/tasks.md": { mode: "120000", content } }));
    expect(bundles.head.unread).toEqual([{ path: "specs/001-login/tasks.md", reason: "symlink" }]);
  });

  test("a submodule", async () => {
    const content = "a".repeat(40);
    const { bundles } = await read(open({ "specs/001-login/tasks.md": { mode: "160000", content } }));
    expect(bundles.head.unread).toEqual([{ path: "specs/001-login/tasks.md", reason: "submodule" }]);
  });

  test("a directory", async () => {
    const { bundles } = await read(open({ "specs/001-login/tasks.md": null, "specs/001-login/tasks.md/a.txt": "a\n" }));
    expect(bundles.head.unread).toEqual([{ path: "specs/001-login/tasks.md", reason: "directory" }]);
  });
});

describe("the configuration at the head", () => {
  test("is read only where the pull request changes it", async () => {
    const { bundles, requests } = await read(open({ ".github/spec-kit-enforce.yml": "mode: enforce\n" }));
    expect(bundles.headConfig).toMatchObject({ path: ".github/spec-kit-enforce.yml", text: "mode: enforce\n" });
    expect(requests).toEqual([COMPARE, "CommitConfig"]);
  });
});

describe("a long list of files", () => {
  test("is read page by page where the comparison ends, and known to be complete", async () => {
    const files = Object.fromEntries(Array.from({ length: 320 }, (_, index) => [`src/${index}.ts`, "a\n"]));
    const { bundles, requests } = await read(open({ ...files, "specs/001-login/spec.md": "# Changed\n" }));
    expect(bundles.files).toHaveLength(321);
    expect(bundles.filesComplete).toBe(true);
    expect(paths(bundles.bundles)).toEqual(["specs/001-login"]);
    const listed = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files";
    expect(requests.filter((name) => name === listed)).toHaveLength(4);
  });
});

describe("a commit that GitHub does not have yet", () => {
  const notFound = { kind: "status", status: 404, body: { message: "Not Found" } } as const;
  const match = { method: "GET", path: "/repos/{owner}/{repo}/compare/{basehead}" };

  test("is waited for", async () => {
    const pull = open({ "src/a.ts": "a\n" });
    gh.faults.add({ match, times: 3, effect: notFound });
    const { requests } = await read(pull);
    expect(requests).toEqual([COMPARE, COMPARE, COMPARE, COMPARE]);
  });

  test("ends as a retryable error when it does not come", async () => {
    const pull = open({ "src/a.ts": "a\n" });
    gh.faults.add({ match, times: 4, effect: notFound });
    const error = await read(pull).catch((thrown: GitHubError) => thrown);
    expect(error).toMatchObject({ name: "GitHubError", status: 404, isRetryable: true });
  });
});
