import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalPullRequest } from "../local-github/local-pull-request.ts";
import type { LocalRepository } from "../local-github/local-repository.ts";
import { eventually } from "../support/eventually.ts";
import { EVENTS, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, Stage } from "./stage.ts";

const TASKS = "specs/001-parcel-tracking/tasks.md";
const CONFIG = "version: 1\nmode: enforce\nrules:\n  trace/claimed-dependency-open: error\n";
const T002_DONE = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

function repositoryWithBundle(tasks = SPEC_KIT_TASKS): LocalRepository {
  return stage.repository({ ".github/spec-kit-enforce.yml": CONFIG, ...SPEC_KIT_BUNDLE, [TASKS]: tasks, ...EVENTS });
}

function open(repository: LocalRepository, files: Parameters<LocalRepository["commit"]>[1], body = "") {
  repository.commit("feature", files);
  return repository.openPullRequest({ head: "feature", body, author: "ana" });
}

const claimT003 = (repository: LocalRepository) =>
  open(repository, { "src/api/events.ts": "export {};\n" }, "Task: specs/001-parcel-tracking#T003");

/** Until a second has passed in which no job was done: a new installation is looked through beside all else. */
async function quiet(): Promise<void> {
  for (let seen = -1; seen !== stage.service.log.length; ) {
    seen = stage.service.log.length;
    await pause(1000);
  }
}

/** Waits until the summary of our check on the head has the words. */
function said(pull: LocalPullRequest, words: string | RegExp) {
  return eventually(() => {
    const check = pull.checks().find(({ name }) => name === "spec-kit-enforce");
    expect(check?.summary).toMatch(words);
    return check;
  });
}

describe("a base that moves on", () => {
  it("completes a dependency: the pull request that waited for it is free, though its own head has it open", async () => {
    const repository = repositoryWithBundle();
    const pull = claimT003(repository);
    expect((await concluded(pull, "failure")).summary).toContain("waits for T002");
    repository.commit("main", { [TASKS]: T002_DONE });
    const check = await concluded(pull, "success");
    expect(check.summary).toContain(`Judged as it will be once merged into \`main\`, which has moved on`);
    expect(check.headSha).toBe(pull.headSha);
  });

  it("opens a dependency again: the pull request that was free waits, though its own head has it done", async () => {
    const repository = repositoryWithBundle(T002_DONE);
    const pull = claimT003(repository);
    await concluded(pull, "success");
    repository.commit("main", { [TASKS]: SPEC_KIT_TASKS });
    expect((await concluded(pull, "failure")).summary).toContain("waits for T002");
  });

  it("removes a task: whoever claims it is told", async () => {
    const repository = repositoryWithBundle(T002_DONE);
    const pull = claimT003(repository);
    await concluded(pull, "success");
    const without = T002_DONE.split("\n").filter((line) => !line.includes("T003 [US1]"));
    repository.commit("main", { [TASKS]: without.join("\n").replace(" (depends on T003)", "") });
    expect((await concluded(pull, "failure")).summary).toContain("T003");
  });

  it("takes a spec number that a pull request gives away too: the second to merge is told", async () => {
    const repository = repositoryWithBundle();
    const renamed = (slug: string) =>
      Object.fromEntries(
        Object.entries(SPEC_KIT_BUNDLE).map(([path, text]) => [path.replace("001-parcel-tracking", slug), text]),
      );
    const pull = open(repository, renamed("002-refunds"));
    await concluded(pull, "success");
    repository.commit("main", renamed("002-returns"));
    await said(pull, /002-returns/);
  });

  it("without touching a spec bundle has nobody judged anew", async () => {
    const repository = repositoryWithBundle();
    const pull = open(repository, { [TASKS]: `${SPEC_KIT_TASKS}\nA note.\n` });
    await concluded(pull, "success");
    await quiet();
    const before = pull.checks();
    repository.commit("main", { "README.md": "# Shop\n" });
    await stage.gh.settle();
    await eventually(() => {
      const swept = stage.service.log.filter(({ msg, job, key }) => {
        return msg === "job done" && job === "sweep-repository" && key === `${repository.id}:main`;
      });
      expect(swept.length).toBeGreaterThan(0);
    });
    expect(pull.checks()).toEqual(before);
  });
});

describe("a document that both sides changed", () => {
  const OUT_OF_ORDER = SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003");

  it("is judged as GitHub's test merge has it, and annotated on the lines of the head", async () => {
    const repository = repositoryWithBundle();
    const pull = open(repository, { [TASKS]: OUT_OF_ORDER, "src/api/events.ts": "export {};\n" });
    await concluded(pull, "failure");
    const above = "# Tasks: Parcel tracking\n\nFor everybody who sends parcels.\n\nAnd for those who wait.\n";
    repository.commit("main", { [TASKS]: SPEC_KIT_TASKS.replace("# Tasks: Parcel tracking\n", above) });
    const check = await said(pull, /taken from GitHub's test merge/);
    const line = OUT_OF_ORDER.split("\n").findIndex((one) => one.includes("[X] T003")) + 1;
    const lines = check?.annotations.filter(({ title }) => title?.includes("done-before")).map((one) => one.start_line);
    expect(lines?.length).toBeGreaterThan(0);
    expect(new Set(lines)).toEqual(new Set([line]));
    repository.commit("main", { [TASKS]: T002_DONE.replace("# Tasks: Parcel tracking\n", above) });
    await concluded(pull, "success");
  });

  it("and that conflicts is judged at the head, with one line that says so", async () => {
    const repository = repositoryWithBundle();
    const pull = open(
      repository,
      { [TASKS]: T002_DONE.replace("Create the events table", "Make the events table") },
      "Task: T002",
    );
    await concluded(pull, "success");
    repository.commit("main", { [TASKS]: SPEC_KIT_TASKS.replace("Create the events table", "Build the events table") });
    const check = await said(pull, /conflicts with it/);
    expect(check?.summary).toContain(`${TASKS}`);
    expect(check?.summary).toContain("Resolve the conflict and push");
    pull.push({ [TASKS]: SPEC_KIT_TASKS });
    repository.forcePush("feature", repository.commit("resolved", { [TASKS]: T002_DONE }));
    await concluded(pull, "success");
    expect((await said(pull, /Mode/))?.summary).not.toContain("conflicts");
  });
});
