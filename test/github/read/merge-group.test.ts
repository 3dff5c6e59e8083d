import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { LocalGitHub } from "../../local-github/local-github.ts";
import type { LocalPullRequest } from "../../local-github/local-pull-request.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import { CHECK_NAME, installOn, type LocalClient } from "../../support/github/local-app.ts";

let gh: LocalGitHub;
let local: LocalRepository;
let client: LocalClient;
let repositories = 0;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});
beforeEach(async () => {
  const files = { "a.md": "a\n", ".github/spec-kit-enforce.yml": "version: 1\n" };
  local = gh.createRepository({ name: `group-${repositories++}`, files });
  local.setRules("main", [{ type: "merge_queue" }]);
  client = await installOn(gh, local);
});
afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

function open(name: string): LocalPullRequest {
  local.commit(name, { [`${name}.md`]: `${name}\n` });
  return local.openPullRequest({ head: name });
}

/** The group as its delivery names it. */
function refOf(last: LocalPullRequest, baseSha: string, known: string | null = baseSha) {
  const { repository } = client;
  const branch = `gh-readonly-queue/main/pr-${last.number}-${baseSha}`;
  return {
    installationId: client.ref(1).installationId,
    repository,
    headSha: last.groupSha ?? "",
    baseSha: known,
    branch,
  };
}

describe("a merge group", () => {
  test("names the pull request in it, and brings the configuration that it is built on", async () => {
    const pull = open("one");
    pull.enqueue();
    const ref = refOf(pull, local.tip());
    expect(await client.github.readMergeGroup(ref)).toMatchObject({
      ref,
      baseRef: "main",
      pullRequests: [pull.number],
      config: { text: "version: 1\n" },
      organisation: { kind: "unreadable" },
      checkRun: null,
    });
  });

  test("is built on the group before it", async () => {
    const [first, second] = [open("one"), open("two")];
    first.enqueue();
    second.enqueue();
    const group = await client.github.readMergeGroup(refOf(second, first.groupSha ?? ""));
    expect(group?.pullRequests).toEqual([second.number]);
  });

  test("of several names all of them, in the order of their merge", async () => {
    const [first, second, third] = [open("one"), open("two"), open("three")];
    first.enqueue();
    const baseSha = first.groupSha ?? "";
    second.enqueue({ together: [third] });
    const group = await client.github.readMergeGroup(refOf(third, baseSha));
    expect(group?.pullRequests).toEqual([second.number, third.number]);
  });

  test("that is asked for again by its suite is found to be built on what the queue says", async () => {
    const pull = open("one");
    pull.enqueue();
    const group = await client.github.readMergeGroup(refOf(pull, local.tip(), null));
    expect(group?.ref.baseSha).toBe(local.tip());
  });

  test("that is asked for again is found to be built on what its check run says", async () => {
    const pull = open("one");
    pull.enqueue();
    const { github, repository } = client;
    const output = {
      conclusion: "success",
      title: "Good",
      summary: "-",
      text: null,
      annotations: [],
      actions: [],
    } as const;
    const externalId = `group:${"b".repeat(40)} output:0`;
    const run = { repository, headSha: pull.groupSha ?? "", name: CHECK_NAME, externalId, update: null, output };
    await github.apply({ kind: "publish-check-run", ...run });
    // No configuration is read at a commit that is not there.
    await expect(github.readMergeGroup(refOf(pull, local.tip(), null))).rejects.toThrow("does not have the commit");
    const group = await github.readMergeGroup(refOf(pull, local.tip()));
    expect(group?.checkRun).toMatchObject({ externalId, status: "completed", conclusion: "success" });
  });

  test("that was put out, or built anew, is gone", async () => {
    const [first, second] = [open("one"), open("two")];
    first.enqueue();
    second.enqueue();
    const refs = [refOf(first, local.tip()), refOf(second, first.groupSha ?? "")];
    first.dequeue();
    for (const ref of refs) expect(await client.github.readMergeGroup(ref)).toBeNull();
  });

  test("whose commit GitHub does not know yet is asked for again later", async () => {
    const ref = { ...refOf(open("one"), local.tip()), headSha: "1".repeat(40) };
    await expect(client.github.readMergeGroup(ref)).rejects.toMatchObject({ isRetryable: true });
  });
});
