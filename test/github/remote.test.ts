import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createRemoteGitHub } from "../../src/github/remote.ts";
import { LocalGitHub } from "../local-github/local-github.ts";
import { requestsSince } from "../support/github/local-app.ts";

let gh: LocalGitHub;

beforeAll(async () => {
  gh = await LocalGitHub.start();
});
afterEach(() => expect(gh.violations).toEqual([]));
afterAll(() => gh.stop());

describe("a pull request read with a person's token", () => {
  test("is the App's view of it, without our check and our comment", async () => {
    const files = { "specs/001-a/spec.md": "# A\n", "specs/001-a/tasks.md": "- [ ] T001 A\n" };
    const local = gh.createRepository({ name: "remote", files });
    local.setCollaborator("ana", "read");
    local.commit("feature", { "specs/001-a/tasks.md": "- [x] T001 A\n" });
    const { number } = local.openPullRequest({ head: "feature", title: "Build A" });
    const from = gh.requests.length;
    const github = createRemoteGitHub({ token: gh.createUserToken("ana"), baseUrl: gh.url });
    const repository = { id: 0, owner: local.owner, name: local.name };
    const facts = await github.readPullRequest({ installationId: 0, repository, number }, []);
    const bundles = await github.readBundles(facts);
    expect(facts).toMatchObject({ title: "Build A", checkRun: null, comment: null });
    expect(bundles.bundles.map(({ path }) => path)).toEqual(["specs/001-a"]);
    expect(requestsSince(gh, from)).toHaveLength(4);
  });
});
