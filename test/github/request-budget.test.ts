import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { LocalGitHub } from "../local-github/local-github.ts";
import type { LocalPullRequest } from "../local-github/local-pull-request.ts";
import type { LocalRepository } from "../local-github/local-repository.ts";
import { CHECK_NAME, installOn, type LocalClient, requestsSince } from "../support/github/local-app.ts";

let gh: LocalGitHub;
let local: LocalRepository;
let client: LocalClient;
let repositories = 0;

const TASKS = "specs/001-a/tasks.md";

beforeAll(async () => {
  gh = await LocalGitHub.start();
});
beforeEach(async () => {
  const files = { "specs/001-a/spec.md": "# A\n", [TASKS]: "- [ ] T001 A\n", "src/a.ts": "a\n" };
  local = gh.createRepository({ name: `budget-${repositories++}`, files });
  client = await installOn(gh, local);
});
afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

const OUTPUT = {
  conclusion: "success",
  title: "Fine",
  summary: "Fine.",
  text: null,
  annotations: [],
  actions: [],
} as const;

async function review(pull: LocalPullRequest, comment: boolean): Promise<void> {
  const { github, repository, ref } = client;
  const facts = await github.readPullRequest(ref(pull.number), []);
  await github.readBundles(facts);
  const run = { repository, headSha: facts.headSha, name: CHECK_NAME, externalId: "x", update: null, output: OUTPUT };
  await github.apply({ kind: "publish-check-run", ...run });
  if (comment) await say(pull);
}

function say(pull: LocalPullRequest, update: number | null = null) {
  const { github, repository } = client;
  return github.apply({ kind: "upsert-comment", repository, issueNumber: pull.number, update, body: "Progress" });
}

async function count(work: () => Promise<unknown>): Promise<number> {
  const from = gh.requests.length;
  await work();
  return requestsSince(gh, from).length;
}

function open(files: Parameters<LocalRepository["commit"]>[1]): LocalPullRequest {
  local.commit("feature", files);
  return local.openPullRequest({ head: "feature" });
}

describe("requests to GitHub, reads and writes", () => {
  test("6 for a pull request that is opened on a spec bundle", async () => {
    const pull = open({ [TASKS]: "- [x] T001 A\n" });
    expect(await count(() => review(pull, true))).toBe(6);
  });

  test("6 as well where the base has moved on, once its tree is known for another pull request", async () => {
    const pull = open({ [TASKS]: "- [x] T001 A\n" });
    local.branch("other");
    local.commit("other", { [TASKS]: "- [ ] T001 A thing\n" });
    local.commit("main", { "specs/001-a/spec.md": "# A thing\n" });
    await review(local.openPullRequest({ head: "other" }), false);
    expect(await count(() => review(pull, true))).toBe(6);
  });

  test("3 to judge it anew after a push to the base, where that changes nothing that is said", async () => {
    const pull = open({ [TASKS]: "- [x] T001 A\n" });
    local.commit("main", { "src/a.ts": "b\n" });
    await review(pull, true);
    local.commit("main", { "src/a.ts": "c\n" });
    const { github, ref } = client;
    const requests = await count(async () => {
      const facts = await github.readPullRequest(ref(pull.number), []);
      await github.readBundles(facts);
    });
    // The pull request, the comparison and the base's tree, which the next one shares.
    expect(requests).toBe(3);
  });

  test("3 for a push that touches no spec bundle", async () => {
    const pull = open({ "src/a.ts": "b\n" });
    expect(await count(() => review(pull, false))).toBe(3);
  });

  test("6 for a merge that ticks, the comment that tells of it included", async () => {
    const pull = open({ "src/a.ts": "b\n" });
    const { commentId } = await say(pull);
    pull.merge();
    const { github, repository, ref } = client;
    const requests = await count(async () => {
      await github.readPullRequest(ref(pull.number), []);
      const branch = await github.readBranch(repository, "main", [TASKS]);
      const files = [{ path: TASKS, mode: "100644" as const, bytes: Buffer.from("- [x] T001 A\n") }];
      const commit = { branch: "main", expectedHeadSha: branch.tipSha, headline: "Tick T001", body: "", files };
      await github.apply({ kind: "commit-files", repository, ...commit });
      await github.readPullRequest(ref(pull.number), []);
      await say(pull, commentId);
    });
    expect(requests).toBe(6);
  });

  test("5 for a command that is answered and acknowledged", async () => {
    const pull = open({ "src/a.ts": "b\n" });
    const commentId = pull.comment("/spec help");
    const { github, repository, ref } = client;
    const requests = await count(async () => {
      await github.readPullRequest(ref(pull.number), [pull.comments()[0]?.nodeId ?? ""]);
      await github.readPermission(repository, "ada");
      await github.apply({ kind: "add-reaction", repository, commentId, content: "eyes" });
      await say(pull);
      await github.apply({ kind: "add-reaction", repository, commentId, content: "rocket" });
    });
    expect(requests).toBe(5);
  });
});
