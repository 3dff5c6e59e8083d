import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { formatExternalId } from "../../../src/core/report/external-id.ts";
import { gitBlobSha } from "../../../src/github/git-blob-sha.ts";
import { LocalGitHub } from "../../local-github/local-github.ts";
import type { LocalPullRequest } from "../../local-github/local-pull-request.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import {
  CHECK_NAME,
  installOn,
  type LocalClient,
  openLocalApp,
  requestsSince,
} from "../../support/github/local-app.ts";

let gh: LocalGitHub;
let local: LocalRepository;
let client: LocalClient;
let repositories = 0;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});

beforeEach(async () => {
  const name = `lists-${repositories++}`;
  local = gh.createRepository({ owner: `org-${name}`, name, files: { "a.md": "a\n" } });
  client = await installOn(gh, local);
});

afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

function open(head: string): LocalPullRequest {
  local.commit(head, { [`${head}.md`]: `${head}\n` });
  return local.openPullRequest({ head });
}

const OUTPUT = {
  conclusion: "success",
  title: "Fine",
  summary: "Fine.",
  text: null,
  annotations: [],
  actions: [],
} as const;

describe("who pushed a head", () => {
  const pusherOf = (sha: string) => client.github.readPusher(client.repository, "feature", sha);

  test("is the person, whatever name its commit has, through what Apps pushed on top", async () => {
    const pull = open("feature");
    gh.createUser("helper[bot]", "Bot");
    const byOtto = pull.push({ "b.md": "b\n" }, { author: "ada", by: "otto" });
    expect(await pusherOf(byOtto)).toBe("otto");
    const byApp = pull.push({ "c.md": "c\n" }, { by: "helper[bot]" });
    expect(await pusherOf(byApp)).toBe("otto");
  });

  test("is to be asked again where the list does not have that head yet", async () => {
    open("feature");
    await expect(pusherOf("a".repeat(40))).rejects.toMatchObject({ isRetryable: true });
  });

  test("is nobody where the branch is not there", async () => {
    const pull = open("feature");
    expect(await client.github.readPusher(client.repository, "nowhere", pull.headSha)).toBeNull();
  });
});

function publish(headSha: string, pullRequest: number, name = CHECK_NAME) {
  const digests = { outputDigest: "0".repeat(16), annotationsDigest: "1".repeat(16) };
  const externalId = formatExternalId({ pullRequest, ...digests });
  const { repository } = client;
  return client.github.apply({
    kind: "publish-check-run",
    repository,
    headSha,
    name,
    externalId,
    update: null,
    output: OUTPUT,
  });
}

const suiteOf = (sha: string) => local.state.checkSuites.find(({ headSha }) => headSha === sha)?.id ?? 0;

describe("what a person may do", () => {
  test.each([
    ["admin", "admin"],
    ["maintain", "write"],
    ["write", "write"],
    ["triage", "triage"],
    ["read", "read"],
  ] as const)("as %s is %s", async (role, permission) => {
    local.setCollaborator("grace", role);
    expect(await client.github.readPermission(client.repository, "grace")).toBe(permission);
  });

  test("is nothing for somebody GitHub does not know", async () => {
    expect(await client.github.readPermission(client.repository, "nobody-at-all")).toBe("none");
  });
});

describe("open pull requests", () => {
  test("are told newest first, with head, base, draft and the configuration at the tip of their base", async () => {
    const first = open("first");
    open("closed").close();
    const { configSha: none } = (await client.github.readOpen(client.repository))[0] ?? {};
    expect(none).toBeNull();
    local.commit("main", { ".github/spec-kit-enforce.yaml": "version: 1\n" });
    const second = open("second");
    const from = gh.requests.length;
    first.label(["small", "spec"]);
    const base = { baseRef: "main", baseSha: local.tip(), isDraft: false, lastEditedAt: null };
    const config = { ...base, configSha: gitBlobSha(Buffer.from("version: 1\n"), 40) };
    expect(await client.github.readOpen(client.repository)).toEqual([
      { number: second.number, title: "Merge second", headSha: second.headSha, labels: [], ...config },
      { number: first.number, title: "Merge first", headSha: first.headSha, labels: ["small", "spec"], ...config },
    ]);
    expect(requestsSince(gh, from)).toEqual(["OpenPullRequests"]);
  });

  test("among given numbers are those that still have that head; what is closed or gone is left out", async () => {
    const kept = open("kept");
    const pushed = open("pushed");
    const head = pushed.headSha;
    pushed.push({ "pushed.md": "again\n" });
    const from = gh.requests.length;
    const { github, repository } = client;
    expect(await github.readOpenWithHead(repository, [999, kept.number, pushed.number], kept.headSha)).toEqual([
      kept.number,
    ]);
    expect(requestsSince(gh, from)).toEqual(["OpenWithHead"]);
    expect(await github.readOpenWithHead(repository, [pushed.number], head)).toEqual([]);
    kept.close();
    expect(await github.readOpenWithHead(repository, [kept.number], kept.headSha)).toEqual([]);
  });
});

describe("what a branch has changed from one tip to a later one", () => {
  test("is told by path, former names included", async () => {
    const before = local.commit("main", { "docs/a.md": "one\ntwo\nthree\n" });
    const after = local.commit("main", { "docs/a.md": null, "docs/b.md": "one\ntwo\nthree\n", "c.md": "c\n" });
    const changed = await client.github.readChangedSince(client.repository, before, after);
    expect(changed?.toSorted()).toEqual(["c.md", "docs/a.md", "docs/b.md"]);
  });

  test("cannot be told of a branch that was forced elsewhere, or of a commit that is gone", async () => {
    const before = local.tip();
    const lost = local.commit("main", { "lost.md": "lost\n" });
    local.forcePush("main", before);
    const after = local.commit("main", { "kept.md": "kept\n" });
    const { github, repository } = client;
    expect(await github.readChangedSince(repository, lost, after)).toBeNull();
    expect(await github.readChangedSince(repository, "1".repeat(40), after)).toBeNull();
  });
});

describe("the pull requests of a suite", () => {
  test("are told by the external ids of our runs, two where two share the commit", async () => {
    const pull = open("feature");
    await publish(pull.headSha, pull.number);
    await publish(pull.headSha, 77);
    const from = gh.requests.length;
    const numbers = await client.github.readSuite(client.repository, suiteOf(pull.headSha), pull.headSha);
    expect(numbers).toEqual([pull.number, 77]);
    expect(requestsSince(gh, from)).toHaveLength(1);
  });

  test("are the open ones with that head where no run was published yet", async () => {
    open("other");
    const pull = open("feature");
    await publish(pull.headSha, pull.number, "another-check");
    expect(await client.github.readSuite(client.repository, suiteOf(pull.headSha), pull.headSha)).toEqual([
      pull.number,
    ]);
  });
});

describe("a reply of ours", () => {
  test("is found by its marker among ours alone", async () => {
    const pull = open("feature");
    pull.comment("<!-- reply:5 --> forged", "mallory");
    expect(await client.github.findComment(client.repository, pull.number, "<!-- reply:5 -->")).toBeNull();
    const { repository } = client;
    const effect = { kind: "upsert-comment", repository, issueNumber: pull.number, update: null } as const;
    const { commentId } = await client.github.apply({ ...effect, body: "Done <!-- reply:5 -->" });
    expect(await client.github.findComment(client.repository, pull.number, "<!-- reply:5 -->")).toBe(commentId);
  });
});

describe("the App", () => {
  test("lists the repositories of an installation without the archived ones", async () => {
    const gone = gh.createRepository({ owner: local.owner, name: "old", files: { "a.md": "a\n" } });
    gh.install(local, { repositories: [gone] });
    gone.archive();
    expect(await client.github.readRepositories()).toEqual([client.repository]);
  });

  test("lists the repository that was pushed to last first", async () => {
    const [older, newer] = ["older", "newer"].map((name) =>
      gh.createRepository({ owner: local.owner, name, files: { "a.md": "a\n" } }),
    );
    if (!older || !newer) throw new Error("there are two");
    gh.install(local, { repositories: [older, newer] });
    const names = async () => (await client.github.readRepositories()).map(({ name }) => name);
    gh.world.advance(2_000);
    newer.commit("main", { "a.md": "b\n" });
    expect((await names())[0]).toBe("newer");
    gh.world.advance(2_000);
    older.commit("main", { "a.md": "b\n" });
    expect((await names()).slice(0, 2)).toEqual(["older", "newer"]);
  });

  test("lists its installations without the suspended ones", async () => {
    const other = gh.createRepository({ owner: "suspended-org", name: "x", files: { "a.md": "a\n" } });
    const suspended = gh.install(other);
    const app = openLocalApp(gh);
    expect(await app.readInstallations()).toContain(suspended.id);
    suspended.suspendedAt = gh.world.timestamp();
    expect(await app.readInstallations()).not.toContain(suspended.id);
    expect(await app.readInstallations()).toContain(client.ref(1).installationId);
  });
});
