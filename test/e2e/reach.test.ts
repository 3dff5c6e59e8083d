import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalPullRequest } from "../local-github/local-pull-request.ts";
import type { LocalRepository } from "../local-github/local-repository.ts";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { checkOf, concluded, ourComments, Stage, stickyOf, text } from "./stage.ts";

const CONFIG = ".github/spec-kit-enforce.yml";
const TASKS = "specs/001-parcel-tracking/tasks.md";
const OUT_OF_ORDER = SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003");
const T002_DONE = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** A repository of an organisation of its own, without the App on it. */
function unknown(owner: string, files = {}): LocalRepository {
  const repository = stage.gh.createRepository({ owner, name: "shop", files: { ...SPEC_KIT_BUNDLE, ...files } });
  repository.setCollaborator("ana", "write");
  return repository;
}

function open(repository: LocalRepository, branch = "feature", files = { [TASKS]: OUT_OF_ORDER }): LocalPullRequest {
  repository.commit(branch, files);
  return repository.openPullRequest({ head: branch, author: "ana" });
}

const hasNoCheck = (pull: LocalPullRequest) => expect(pull.checks()).toEqual([]);

/** Until a second has passed in which no job was done. */
async function quiet(): Promise<void> {
  for (let seen = -1; seen !== stage.service.log.length; ) {
    seen = stage.service.log.length;
    await stage.gh.settle();
    await pause(1000);
  }
}

/** Pull requests in the order in which their reviews were done, from a line of the log on. */
function reviewedSince(line: number): string[] {
  return stage.service.log
    .slice(line)
    .filter(({ msg, job }) => msg === "job done" && job === "review")
    .map(({ key }) => String(key));
}

describe("open pull requests that no event tells of", () => {
  it("are judged once the App is installed", async () => {
    const repository = unknown("first-org", { [CONFIG]: ENFORCE });
    const pulls = [open(repository, "a"), open(repository, "b")];
    await stage.gh.settle();
    pulls.forEach(hasNoCheck);
    stage.gh.install(repository);
    for (const pull of pulls) await concluded(pull, "failure");
  });

  it("are judged once their repository is added to the installation, which looks at no other one", async () => {
    const repository = unknown("second-org", { [CONFIG]: ENFORCE });
    const other = stage.gh.createRepository({ owner: "second-org", name: "other", files: SPEC_KIT_BUNDLE });
    stage.gh.install(other);
    await quiet();
    const pull = open(repository);
    const from = stage.gh.requests.length;
    stage.gh.install(repository);
    await concluded(pull, "failure");
    const lists = stage.gh.requests.slice(from).filter(({ template }) => template === "GET /installation/repositories");
    expect(lists).toEqual([]);
  });

  it("are judged once their repository is brought back from the archive, and are left alone in it", async () => {
    const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE });
    const pull = open(repository);
    await concluded(pull, "failure");
    await quiet();
    repository.archive();
    const before = pull.checks();
    const from = stage.gh.requests.length;
    pull.edit({ title: "Look again" });
    await quiet();
    expect(pull.checks()).toEqual(before);
    expect(stage.gh.requests.slice(from).filter(({ status }) => status === 403)).toEqual([]);
    pull.push({ [TASKS]: SPEC_KIT_TASKS });
    repository.unarchive();
    await concluded(pull, "success");
  });

  it("are judged by the new owner's configuration once their repository is transferred", async () => {
    const repository = unknown("seller-org", { [CONFIG]: "version: 1\nmode: report\n" });
    stage.gh.install(repository);
    const pull = open(repository);
    await concluded(pull, "neutral");
    const above = stage.gh.createRepository({
      owner: "buyer-org",
      name: ".github",
      files: { [CONFIG]: "version: 1\nmode: enforce\nlocked: [mode]\n" },
    });
    stage.gh.install("buyer-org");
    await quiet();
    repository.transfer("buyer-org");
    expect((await concluded(pull, "failure")).summary).toContain(above.fullName);
  });

  it("go on being judged under the new name of their repository", async () => {
    const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE });
    const pull = open(repository);
    await concluded(pull, "failure");
    await quiet();
    repository.rename("store");
    pull.push({ [TASKS]: SPEC_KIT_TASKS });
    await concluded(pull, "success");
  });
});

describe("a push to the organisation's `.github` repository", () => {
  it("has the open pull requests of all its repositories judged anew, newest first", async () => {
    const above = stage.gh.createRepository({ owner: "big-org", name: ".github", files: { "README.md": "# Us\n" } });
    const repository = stage.gh.createRepository({ owner: "big-org", name: "shop", files: SPEC_KIT_BUNDLE });
    const other = stage.gh.createRepository({ owner: "big-org", name: "till", files: SPEC_KIT_BUNDLE });
    repository.setCollaborator("ana", "write");
    other.setCollaborator("ana", "write");
    stage.gh.install("big-org");
    const pulls = ["a", "b", "c"].map((branch) => open(repository, branch));
    const elsewhere = open(other);
    for (const pull of [...pulls, elsewhere]) await concluded(pull, "neutral");
    await quiet();
    const from = stage.service.log.length;
    above.commit("main", { [CONFIG]: ENFORCE });
    for (const pull of [...pulls, elsewhere]) await concluded(pull, "failure");
    await eventually(() => {
      const own = reviewedSince(from).filter((key) => key.startsWith(`${repository.id}#`));
      expect(own).toEqual([3, 2, 1].map((number) => `${repository.id}#${number}`));
    });
  });

  it("counts from the branch that is its default one", async () => {
    const above = stage.gh.createRepository({
      owner: "calm-org",
      name: ".github",
      files: { [CONFIG]: "version: 1\nmode: report\n" },
    });
    const repository = stage.gh.createRepository({ owner: "calm-org", name: "shop", files: SPEC_KIT_BUNDLE });
    repository.setCollaborator("ana", "write");
    stage.gh.install("calm-org");
    const pull = open(repository);
    await concluded(pull, "neutral");
    above.commit("strict", { [CONFIG]: ENFORCE });
    await quiet();
    expect((await checkOf(pull)).conclusion).toBe("neutral");
    above.setDefaultBranch("strict");
    await concluded(pull, "failure");
  });

  it("is not waited for where the App is not on it: the check says that the layer is unreadable", async () => {
    stage.gh.createRepository({ owner: "shy-org", name: ".github", files: { [CONFIG]: ENFORCE } });
    const repository = unknown("shy-org");
    stage.gh.install(repository);
    const check = await concluded(open(repository), "neutral");
    expect(check.summary).toContain("the organisation's configuration is unreadable");
  });
});

describe("a branch that is renamed", () => {
  const body = "Task: specs/001-parcel-tracking#T002";

  it("takes the ticks that wait for it along, and the pull requests into it", async () => {
    const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE });
    repository.setRules("main", [{ type: "pull_request" }]);
    repository.commit("a", { "src/a.ts": "export {};\n" });
    const pull = repository.openPullRequest({ head: "a", body, author: "ana" });
    await concluded(pull, "success");
    pull.merge({ by: "ana" });
    await eventually(() => expect(stickyOf(pull)?.body).toMatch(/#2/));
    const next = open(repository, "b");
    await concluded(next, "failure");
    repository.renameBranch("main", "trunk");
    await eventually(async () => expect((await concluded(next, "failure")).summary).toContain("on `trunk`"));
    const branch = "spec-kit-enforce/ticks/trunk";
    await eventually(() => expect(text(repository.read(branch, TASKS))).toBe(T002_DONE));
  });

  it("is ticked under its new name where the merge was told of late", async () => {
    const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE });
    repository.commit("a", { "src/a.ts": "export {};\n" });
    const pull = repository.openPullRequest({ head: "a", body, author: "ana" });
    await concluded(pull, "success");
    stage.gh.faults.add({ match: { event: "pull_request.closed" }, effect: { kind: "delay", milliseconds: 500 } });
    pull.merge({ by: "ana" });
    repository.renameBranch("main", "trunk");
    await eventually(() => expect(text(repository.read("trunk", TASKS))).toBe(T002_DONE));
  });
});

describe("a repository that uses none of this", () => {
  it("gets one success, and not a word besides, whatever happens in it", async () => {
    const repository = stage.gh.createRepository({
      owner: "plain-org",
      name: "site",
      files: { "README.md": "# Us\n" },
    });
    repository.setCollaborator("ana", "write");
    stage.gh.install(repository);
    repository.commit("feature", { "src/a.ts": "a\n" });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    const check = await concluded(pull, "success");
    expect(check.title?.toLowerCase()).toContain("no spec bundles concerned");
    pull.edit({ body: "More words." });
    repository.commit("main", { "b.txt": "b\n" });
    await quiet();
    const runs = pull.state.repository.checkSuites.flatMap((suite) => suite.runs);
    expect(runs.filter(({ name }) => name === "spec-kit-enforce")).toHaveLength(1);
    expect(ourComments(pull)).toEqual([]);
  });
});
