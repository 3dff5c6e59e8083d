import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { GitHubError } from "../../../src/github/errors.ts";
import { LocalGitHub } from "../../local-github/local-github.ts";
import type { LocalRepository } from "../../local-github/local-repository.ts";
import { installOn, type LocalClient, requestsSince } from "../../support/github/local-app.ts";

let gh: LocalGitHub;
let local: LocalRepository;
let client: LocalClient;
let repositories = 0;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});

beforeEach(async () => {
  const files = {
    ".github/spec-kit-enforce.yml": "ticks: commit\n",
    "specs/001-a/tasks.md": "- [ ] T001 A\r\n",
    "specs/002-b/tasks.md": { mode: "100755", content: "- [ ] T001 B\n" } as const,
  };
  local = gh.createRepository({ name: `branches-${repositories++}`, files });
  client = await installOn(gh, local);
});

afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

const readMain = (paths: readonly string[]) => client.github.readBranch(client.repository, "main", paths);

describe("a branch", () => {
  test("comes with tip, configuration, exact files, modes and rules in two requests", async () => {
    const from = gh.requests.length;
    const branch = await readMain(["specs/001-a/tasks.md", "specs/002-b/tasks.md"]);
    expect(requestsSince(gh, from)).toEqual(["Branch", "GET /repos/{owner}/{repo}/rules/branches/{branch}"]);
    expect(branch).toMatchObject({
      branch: "main",
      tipSha: local.tip(),
      config: { text: "ticks: commit\n" },
      directCommitsRefused: null,
      tree: { sha: local.tip(), unread: [] },
    });
    expect(branch.tree.files.map(({ path, mode, bytes }) => [path, mode, Buffer.from(bytes).toString()])).toEqual([
      ["specs/001-a/tasks.md", "100644", "- [ ] T001 A\r\n"],
      ["specs/002-b/tasks.md", "100755", "- [ ] T001 B\n"],
    ]);
  });

  test("says which of the files it does not have", async () => {
    const { tree } = await readMain(["specs/009-z/tasks.md"]);
    expect(tree).toMatchObject({ files: [], unread: [{ path: "specs/009-z/tasks.md", reason: "missing" }] });
  });

  test("is read as it is now, not as it was", async () => {
    await readMain(["specs/001-a/tasks.md"]);
    local.commit("main", { "specs/001-a/tasks.md": "- [x] T001 A\r\n" });
    const { tree } = await readMain(["specs/001-a/tasks.md"]);
    expect(Buffer.from(tree.files[0]?.bytes ?? []).toString()).toBe("- [x] T001 A\r\n");
  });

  test("brings more files than one query holds", async () => {
    const many = Array.from({ length: 120 }, (_, index) => `specs/${100 + index}-x/tasks.md`);
    local.commit("main", Object.fromEntries(many.map((path) => [path, `- [ ] T001 ${path}\n`])));
    const { tree } = await readMain(many);
    expect(tree.files.map(({ path }) => path)).toEqual(many);
  });

  test("that is gone is an error with status 404", async () => {
    const error = await client.github.readBranch(client.repository, "gone", []).catch((thrown: GitHubError) => thrown);
    expect(error).toMatchObject({ name: "GitHubError", status: 404, isRetryable: false });
  });
});

describe("direct commits are refused in plain words", () => {
  test.each([
    [{ type: "pull_request" } as const, "Direct commits to main are refused: its rules ask for a pull request."],
    [{ type: "merge_queue" } as const, "Direct commits to main are refused: changes go through its merge queue."],
    [
      { type: "required_status_checks", checks: [{ context: "ci" }] } as const,
      "Direct commits to main are refused: its rules ask for checks that a new commit cannot have yet.",
    ],
  ])("by $type", async (rule, sentence) => {
    local.setRules("main", [rule]);
    expect((await readMain([])).directCommitsRefused).toBe(sentence);
  });
});
