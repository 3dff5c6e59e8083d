import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { checkOf, concluded, Stage, text } from "./stage.ts";

const CONFIG = ".github/spec-kit-enforce.yml";
const TASKS = "specs/001-parcel-tracking/tasks.md";
const OUT_OF_ORDER = SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003");

let stage: Stage;
beforeAll(async () => {
  // A sweep every second: what it finds must be found soon enough to be waited for.
  stage = await Stage.open({ SWEEP_INTERVAL_SECONDS: "1" });
});
afterAll(() => stage.close());

function enforced() {
  return stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE });
}

describe("the gate", () => {
  it("is not fooled by two branches of a fork on one commit", async () => {
    const repository = enforced();
    repository.branch("lenient");
    repository.commit("lenient", { [CONFIG]: "version: 1\nmode: report\n" });
    const fork = repository.fork("zoe");
    fork.commit("a", { [TASKS]: OUT_OF_ORDER });
    fork.branch("b", "a");
    const strict = repository.openPullRequest({ head: "a", headRepository: fork, author: "zoe" });
    await concluded(strict, "failure");
    const lenient = repository.openPullRequest({ head: "b", base: "lenient", headRepository: fork, author: "zoe" });
    await eventually(() =>
      expect(
        stage.service.log.some(({ msg, key }) => msg === "job done" && key === `${repository.id}#${lenient.number}`),
      ).toBe(true),
    );
    expect((await checkOf(strict)).conclusion).toBe("failure");
    lenient.edit({ title: "Look again" });
    await stage.gh.settle();
    expect((await concluded(strict, "failure")).conclusion).toBe("failure");
  });

  it("frees a commit when the pull request that failed it is pushed to or closed", async () => {
    const repository = enforced();
    repository.branch("lenient");
    repository.commit("lenient", { [CONFIG]: "version: 1\nmode: report\n" });
    repository.commit("a", { [TASKS]: OUT_OF_ORDER });
    repository.branch("b", "a");
    const strict = repository.openPullRequest({ head: "a", author: "ana" });
    const lenient = repository.openPullRequest({ head: "b", base: "lenient", author: "ana" });
    await concluded(lenient, "failure");
    strict.push({ [TASKS]: SPEC_KIT_TASKS });
    await concluded(strict, "success");
    await concluded(lenient, "neutral");
  });

  it.each([
    ["made ready", (pull: { ready(): void }) => pull.ready()],
    ["opened", null],
  ] as const)("a lost delivery of a pull request %s is made up for by the sweep", async (_what, later) => {
    const repository = enforced();
    repository.commit("a", { [TASKS]: OUT_OF_ORDER });
    if (!later) stage.gh.faults.add({ match: { event: "pull_request" }, effect: { kind: "drop" } });
    const pull = repository.openPullRequest({ head: "a", author: "ana", draft: later !== null });
    if (later) {
      await concluded(pull, "neutral");
      stage.gh.faults.add({ match: { event: "pull_request" }, effect: { kind: "drop" } });
      later(pull);
    }
    await concluded(pull, "failure", 30_000);
  });

  it("a lost delivery of a label, and of a push to the base, is made up for by the sweep", async () => {
    const lane = "lanes:\n  - { name: small, when: { labels: [small] }, skip: true }\n";
    const repository = stage.repository({ [CONFIG]: `${ENFORCE}${lane}`, ...SPEC_KIT_BUNDLE });
    repository.commit("a", { [TASKS]: OUT_OF_ORDER });
    const body = "Task: specs/001-parcel-tracking#T003";
    const pull = repository.openPullRequest({ head: "a", body, author: "ana" });
    await concluded(pull, "failure");
    stage.gh.faults.add({ match: { event: "pull_request.labeled" }, effect: { kind: "drop" } });
    pull.label(["small"]);
    await concluded(pull, "success", 30_000);
    stage.gh.faults.add({ match: { event: "pull_request.unlabeled" }, effect: { kind: "drop" } });
    pull.unlabel("small");
    await concluded(pull, "failure", 30_000);
    stage.gh.faults.add({ match: { event: "push" }, effect: { kind: "drop" } });
    repository.commit("main", { [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002") });
    await concluded(pull, "success", 30_000);
  });

  it("judges open pull requests anew when the base begins to enforce", async () => {
    const repository = stage.repository(SPEC_KIT_BUNDLE);
    repository.commit("a", { [TASKS]: OUT_OF_ORDER });
    const pull = repository.openPullRequest({ head: "a", author: "ana" });
    await concluded(pull, "neutral");
    repository.commit("main", { [CONFIG]: ENFORCE });
    await concluded(pull, "failure", 30_000);
  });

  it("does not let a repair of the configuration carry an error in", async () => {
    const repository = stage.repository({ [CONFIG]: "mode: [", ...SPEC_KIT_BUNDLE });
    repository.commit("a", { [CONFIG]: "version: 1\nmode: report\n", [TASKS]: OUT_OF_ORDER });
    await concluded(repository.openPullRequest({ head: "a", author: "ana" }), "failure");
  });
});

describe("a merge", () => {
  /** A merged pull request that claimed T002, after its tick is on the base. */
  async function merged(body: string) {
    const repository = enforced();
    const fork = repository.fork("zoe");
    fork.commit("a", { "src/a.ts": "export {};\n" });
    const pull = repository.openPullRequest({ head: "a", body, headRepository: fork, author: "zoe" });
    await concluded(pull, "success");
    return { repository, pull };
  }

  it("completes nothing more when its description is edited later", async () => {
    const { repository, pull } = await merged("Task: specs/001-parcel-tracking#T002");
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"));
    const commits = repository.log("main").length;
    pull.edit({ body: "Tasks: specs/001-parcel-tracking#T003, specs/001-parcel-tracking#T004" }, "zoe");
    const edited = stage.gh.deliveries.at(-1);
    await eventually(() =>
      expect(stage.service.log.some((line) => line.msg === "job done" && line.deliveryId === edited?.guid)).toBe(true),
    );
    expect(repository.log("main")).toHaveLength(commits);
  });

  it("completes what its description said when it was merged, edited a moment before", async () => {
    const { repository, pull } = await merged("Part of: specs/001-parcel-tracking#T002");
    pull.edit({ body: "Completes: specs/001-parcel-tracking#T002" }, "zoe");
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"));
  });

  it("is ticked although its delivery was lost", async () => {
    const { repository, pull } = await merged("Task: specs/001-parcel-tracking#T002");
    stage.gh.faults.add({ match: { event: "pull_request.closed" }, effect: { kind: "drop" } });
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"), 30_000);
  });

  it("waits with its ticks while the configuration is broken, and goes on when it is fixed", async () => {
    const { repository, pull } = await merged("Task: specs/001-parcel-tracking#T002");
    repository.commit("main", { [CONFIG]: "mode: [" });
    pull.merge({ by: "ana" });
    await eventually(() => expect(pull.comments().some(({ body }) => body.includes(CONFIG))).toBe(true), 30_000);
    repository.commit("main", { [CONFIG]: ENFORCE });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"), 30_000);
  });

  it("tells when its base branch is gone", async () => {
    const repository = enforced();
    repository.branch("release");
    repository.commit("a", { "src/a.ts": "export {};\n" });
    const body = "Task: specs/001-parcel-tracking#T002";
    const pull = repository.openPullRequest({ head: "a", base: "release", body, author: "ana" });
    await concluded(pull, "success");
    stage.gh.faults.add({ match: { event: "pull_request.closed" }, effect: { kind: "delay", milliseconds: 500 } });
    pull.merge({ by: "ana" });
    repository.deleteBranch("release");
    await eventually(
      () => expect(pull.comments().some(({ body: said }) => said.includes("GitHub refused it"))).toBe(true),
      30_000,
    );
  });
});
