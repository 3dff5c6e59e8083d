import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LocalGitHub } from "../local-github/local-github.ts";
import type { LocalRepository } from "../local-github/local-repository.ts";
import { BROKEN_TASKS, bundleWith, SOUND_TASKS } from "./support/bundles.ts";
import { cli, type Printed } from "./support/console.ts";
import { directoryWith, git, repositoryWith, writeFiles } from "./support/directory.ts";

const TASKS = "specs/001-parcels/tasks.md";

let hub: LocalGitHub;
let repository: LocalRepository;

beforeEach(async () => {
  hub = await LocalGitHub.start();
  repository = hub.createRepository({ owner: "acme", name: "shop", files: { ...bundleWith(SOUND_TASKS) } });
});

afterEach(async () => {
  expect(hub.violations).toEqual([]);
  await hub.stop();
});

function openPullRequest(files: Readonly<Record<string, string>>): number {
  repository.commit("topic", files);
  return repository.openPullRequest({ head: "topic", title: "Track parcels" }).number;
}

function checkRemote(number: number, ...argv: readonly string[]): Promise<Printed> {
  const env = { GITHUB_TOKEN: hub.createUserToken("ada"), GITHUB_API_URL: hub.url };
  return cli(directoryWith({}), ["check", "--pr", `acme/shop#${number}`, ...argv], env);
}

describe("check --pr", () => {
  it("fails the new error of a pull request, with the line it is about", async () => {
    const { code, out, err } = await checkRemote(openPullRequest({ [TASKS]: BROKEN_TASKS }));
    expect([code, err]).toEqual([1, ""]);
    expect(out).toContain(`${TASKS}:11  error  graph/unknown-dependency`);
  });

  it("says that a pull request touches no spec bundle", async () => {
    const { code, out } = await checkRemote(openPullRequest({ "src/a.ts": "export {};\n" }));
    expect([code, out]).toEqual([0, "no spec bundles in acme/shop#1\n"]);
  });

  it("gives the verdict that check --base gives on a clone", async () => {
    const number = openPullRequest({ [TASKS]: BROKEN_TASKS.replace("T001)", "T007)") });
    const clone = repositoryWith(bundleWith(SOUND_TASKS));
    git(clone, "checkout", "--quiet", "-b", "topic");
    writeFiles(clone, { [TASKS]: BROKEN_TASKS.replace("T001)", "T007)") });
    const local = await cli(clone, ["check", "--base", "main", "--format", "json"]);
    const remote = await checkRemote(number, "--format", "json");
    expect(JSON.parse(remote.out).bundles).toEqual(JSON.parse(local.out).bundles);
    expect([remote.code, local.code]).toEqual([1, 1]);
  });

  it("says which tree was judged, where that is not simply the head", async () => {
    const number = openPullRequest({ [TASKS]: BROKEN_TASKS });
    expect((await checkRemote(number)).out).not.toContain("Judged as it will be");
    repository.commit("main", { "README.md": "Parcels\n" });
    const said = "Judged as it will be once merged into `main`, which has moved on since this branch left it.";
    expect((await checkRemote(number)).out).toContain(`note  ${said}`);
    expect(JSON.parse((await checkRemote(number, "--format", "json")).out)).toMatchObject({ notice: said });
    expect((await checkRemote(number, "--format", "markdown")).out).toContain("> Judged as it will be once merged");
  });

  it("writes nothing to GitHub", async () => {
    await checkRemote(openPullRequest({ [TASKS]: BROKEN_TASKS }));
    const written = hub.requests.filter(({ method, path }) => method !== "GET" && !path.endsWith("/graphql"));
    expect(written).toEqual([]);
  });

  it("judges by the configuration of the base, and a draft by nothing that blocks", async () => {
    repository.commit("main", { ".github/spec-kit-enforce.yml": "version: 1\nmode: enforce\n" });
    const number = openPullRequest({ [TASKS]: BROKEN_TASKS, ".github/spec-kit-enforce.yml": "version: 1\n" });
    expect(JSON.parse((await checkRemote(number, "--format", "json")).out)).toMatchObject({ conclusion: "failure" });
    repository.pullRequest(number).convertToDraft();
    expect(JSON.parse((await checkRemote(number, "--format", "json")).out)).toMatchObject({ conclusion: "neutral" });
  });

  it("sends no token in the clear", async () => {
    const env = { GITHUB_TOKEN: "t", GITHUB_API_URL: "http://github.example.com" };
    const { code, err } = await cli(directoryWith({}), ["check", "--pr", "acme/shop#1"], env);
    expect([code, err]).toEqual([2, expect.stringContaining("GITHUB_API_URL cannot be used.")]);
  });

  it("ends with 2 and one sentence for a pull request that is not there", async () => {
    const { code, out, err } = await checkRemote(404);
    expect([code, out, err.trimEnd().split("\n").length]).toEqual([2, "", 1]);
    expect(err).toContain("GitHub did not let us read it");
  });
});
