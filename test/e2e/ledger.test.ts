import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, Stage, stickyOf } from "./stage.ts";

const CONFIG = { ".github/spec-kit-enforce.yml": ENFORCE };

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

function bundleAt(directory: string) {
  return Object.fromEntries(
    Object.entries(SPEC_KIT_BUNDLE).map(([path, content]) => [
      path.replace("specs/001-parcel-tracking", directory),
      content,
    ]),
  );
}

type Pull = ReturnType<ReturnType<typeof stage.repository>["openPullRequest"]>;

function summaryOf(pull: Pull): string {
  return pull.checks()[0]?.summary ?? "";
}

describe("the number of a feature", () => {
  it("stays with the pull request that took it first; both are told, and freed when that closes", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("auth", bundleAt("specs/002-auth"));
    repository.commit("search", bundleAt("specs/002-search"));
    const first = repository.openPullRequest({ head: "auth", author: "ana" });
    await concluded(first, "success");
    const second = repository.openPullRequest({ head: "search", author: "ana" });
    const red = await concluded(second, "failure");
    expect(red.summary).toContain(`Pull request ${first.number} took number 002 first, for specs/002-auth`);
    expect(red.summary).toContain("Rename specs/002-search; 003 is free.");
    await eventually(() => expect(summaryOf(first)).toContain(`Pull request ${second.number} takes number 002 too`));
    await concluded(first, "success");
    first.close("ana");
    await concluded(second, "success");
  });

  it("is free again once it is renamed, and the other hears of that", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("auth", bundleAt("specs/002-auth"));
    repository.commit("search", bundleAt("specs/002-search"));
    const first = repository.openPullRequest({ head: "auth", author: "ana" });
    await concluded(first, "success");
    const second = repository.openPullRequest({ head: "search", author: "ana" });
    await concluded(second, "failure");
    await eventually(() => expect(summaryOf(first)).toContain("takes number 002 too"));
    second.push({
      ...bundleAt("specs/003-search"),
      ...Object.fromEntries(Object.keys(bundleAt("specs/002-search")).map((path) => [path, null])),
    });
    await concluded(second, "success");
    await eventually(() => expect(summaryOf(first)).not.toContain("takes number 002 too"));
  });
});

describe("somebody without write access", () => {
  /** A pull request from the fork of somebody whom the repository does not know. */
  function stranger(repository: ReturnType<typeof stage.repository>, files: Record<string, string>) {
    const fork = repository.fork("zoe");
    fork.commit("idea", files);
    return repository.openPullRequest({ head: "idea", headRepository: fork, author: "zoe" });
  }

  it("keeps nobody from merging by having been first: who may write goes first, and both are told", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    const first = stranger(repository, bundleAt("specs/002-auth"));
    await concluded(first, "success");
    repository.commit("search", bundleAt("specs/002-search"));
    const second = repository.openPullRequest({ head: "search", author: "ana" });
    const green = await concluded(second, "success");
    expect(green.summary).toContain(`Pull request ${first.number} takes number 002 too`);
    const red = await concluded(first, "failure");
    expect(red.summary).toContain(`Pull request ${second.number}, of somebody with write access, takes number 002`);
  });

  it("is first again once they may write, and the other hears of that", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    const first = stranger(repository, bundleAt("specs/002-auth"));
    await concluded(first, "success");
    repository.commit("search", bundleAt("specs/002-search"));
    const second = repository.openPullRequest({ head: "search", author: "ana" });
    await concluded(second, "success");
    await concluded(first, "failure");
    repository.setCollaborator("zoe", "write");
    first.push({ "notes.md": "Nothing new\n" });
    await concluded(first, "success");
    const red = await concluded(second, "failure");
    expect(red.summary).toContain(`Pull request ${first.number} took number 002 first`);
  });

  it("is told of an earlier pull request of somebody like them", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    const first = stranger(repository, bundleAt("specs/002-auth"));
    await concluded(first, "success");
    repository.setCollaborator("rita", "read");
    repository.commit("search", bundleAt("specs/002-search"));
    const second = repository.openPullRequest({ head: "search", author: "rita" });
    const red = await concluded(second, "failure");
    expect(red.summary).toContain(`Pull request ${first.number} took number 002 first`);
  });
});

describe("a place in the ledger", () => {
  it("is not held by a pull request that could not be read when others took it", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("early", { "specs/001-parcel-tracking/tasks.md": "[".repeat(3 * 1024 * 1024) });
    const early = repository.openPullRequest({ head: "early", author: "ana" });
    await concluded(early, "failure", 30_000);
    repository.commit("search", bundleAt("specs/002-search"));
    const honest = repository.openPullRequest({ head: "search", author: "ana" });
    await concluded(honest, "success");
    early.push({ "specs/001-parcel-tracking/tasks.md": SPEC_KIT_TASKS, ...bundleAt("specs/002-auth") });
    await eventually(() => expect(summaryOf(early)).toContain(`Pull request ${honest.number} took number 002 first`));
    await concluded(honest, "success");
  });

  it("is taken anew by a pull request that comes back", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("auth", bundleAt("specs/002-auth"));
    repository.commit("search", bundleAt("specs/002-search"));
    const first = repository.openPullRequest({ head: "auth", author: "ana" });
    await concluded(first, "success");
    first.close("ana");
    const second = repository.openPullRequest({ head: "search", author: "ana" });
    await concluded(second, "success");
    first.reopen("ana");
    const red = await concluded(first, "failure");
    expect(red.summary).toContain(`Pull request ${second.number} took number 002 first`);
    await concluded(second, "success");
  });
});

describe("what can be started next", () => {
  it("is marked where another pull request claims it", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("events", { "db/events.sql": "create table events ();\n" });
    repository.commit("serve", { "src/api/events.ts": "export {};\n" });
    const first = repository.openPullRequest({ head: "events", author: "ana", body: "Completes T002" });
    await concluded(first, "success");
    const second = repository.openPullRequest({ head: "serve", author: "ana", body: "Part of T003" });
    await eventually(() => expect(stickyOf(second)?.body).toContain(`(claimed by pull request ${first.number})`));
  });
});
