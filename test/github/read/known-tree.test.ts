import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { LocalGitHub } from "../../local-github/local-github.ts";
import type { LocalPullRequest } from "../../local-github/local-pull-request.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import { installOn, type LocalClient, requestsSince } from "../../support/github/local-app.ts";

const TASKS = "specs/001-a/tasks.md";

let gh: LocalGitHub;
let local: LocalRepository;
let client: LocalClient;
let repositories = 0;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});
beforeEach(async () => {
  const files = { "specs/001-a/spec.md": "# A\n", [TASKS]: "- [ ] T001 A\n", "src/a.ts": "a\n" };
  local = gh.createRepository({ name: `known-${repositories++}`, files });
  client = await installOn(gh, local);
});
afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

/** What is judged of a pull request, and which trees GitHub was asked for. */
async function look(pull: LocalPullRequest, judgedBefore: string | null) {
  const from = gh.requests.length;
  const { github, ref } = client;
  const facts = await github.readPullRequest(ref(pull.number), []);
  const read = await github.readBundles(facts, [], judgedBefore);
  const asked = gh.requests.slice(from).filter(({ path }) => path.includes("/git/trees/"));
  const files = read.head.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString("utf8")]);
  return { trees: asked.length, requests: requestsSince(gh, from).length, files: Object.fromEntries(files) };
}

async function judged(): Promise<{ pull: LocalPullRequest; before: string }> {
  local.commit("feature", { [TASKS]: "- [x] T001 A\n", "specs/001-a/plan.md": "# How\n", "src/a.ts": "b\n" });
  const pull = local.openPullRequest({ head: "feature" });
  expect((await look(pull, null)).trees).toBe(1);
  return { pull, before: pull.headSha };
}

describe("the tree of a head", () => {
  test("is known where the push changed nothing that is looked at: the pull request and the comparison are all", async () => {
    const { pull, before } = await judged();
    pull.push({ "src/a.ts": "c\n" });
    const { trees, requests, files } = await look(pull, before);
    expect({ trees, requests }).toEqual({ trees: 0, requests: 2 });
    expect(files[TASKS]).toBe("- [x] T001 A\n");
  });

  test.each([
    ["changes a document", { [TASKS]: "- [ ] T001 B\n" }],
    ["takes the change of a document back", { [TASKS]: "- [ ] T001 A\n" }],
    ["adds a spec bundle", { "specs/002-b/tasks.md": "- [ ] T001 B\n" }],
    ["adds instructions for agents deep in the code", { "src/deep/AGENTS.md": "Be kind.\n" }],
  ])("is read where the push %s", async (_name, files) => {
    const { pull, before } = await judged();
    pull.push(files);
    const seen = await look(pull, before);
    expect(seen.trees).toBe(1);
    expect(seen.files[TASKS]).toBe(TASKS in files ? Object.values(files)[0] : "- [x] T001 A\n");
  });

  test("is read where the head that was judged before is not known", async () => {
    const { pull } = await judged();
    pull.push({ "src/a.ts": "c\n" });
    expect((await look(pull, "f".repeat(40))).trees).toBe(1);
  });
});

describe("the tree of a base that moved", () => {
  test("is known once that move was compared, where it changed nothing that is looked at", async () => {
    const { pull, before } = await judged();
    const first = local.commit("main", { "src/other.ts": "1\n" });
    expect((await look(pull, before)).trees).toBe(1);
    const second = local.commit("main", { "src/other.ts": "2\n" });
    await client.github.readChangedSince(client.repository, first, second);
    expect(await look(pull, before)).toMatchObject({ trees: 0, requests: 2 });
    const third = local.commit("main", { "specs/001-a/spec.md": "# A thing\n" });
    await client.github.readChangedSince(client.repository, second, third);
    const seen = await look(pull, before);
    expect(seen.trees).toBe(1);
    expect(seen.files["specs/001-a/spec.md"]).toBe("# A thing\n");
  });
});

describe("a blob", () => {
  test("is not read again to write to the branch where it was judged, nor after we wrote it", async () => {
    const { pull } = await judged();
    const { github, repository } = client;
    const from = gh.requests.length;
    const branch = await github.readBranch(repository, "feature", [TASKS], true);
    expect(Buffer.from(branch.tree.files[0]?.bytes ?? []).toString("utf8")).toBe("- [x] T001 A\n");
    expect(requestsSince(gh, from)).toEqual(["Branch"]);
    const files = [{ path: TASKS, mode: "100644" as const, bytes: Buffer.from("- [ ] T001 A\n- [ ] T002 B\n") }];
    const commit = { branch: "feature", expectedHeadSha: branch.tipSha, headline: "Set T002", body: "", files };
    await github.apply({ kind: "commit-files", repository, ...commit });
    const start = gh.requests.length;
    const { files: seen } = await look(pull, branch.tipSha);
    expect(seen[TASKS]).toBe("- [ ] T001 A\n- [ ] T002 B\n");
    expect(requestsSince(gh, start).some((name) => name.includes("Documents") || name.includes("blobs"))).toBe(false);
  });
});
