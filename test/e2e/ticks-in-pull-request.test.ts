import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, EVENTS, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, ourComments, replyTo, Stage, text } from "./stage.ts";

const CONFIG = ".github/spec-kit-enforce.yml";
const TASKS = "specs/001-parcel-tracking/tasks.md";
const IN_PR = `${ENFORCE}ticks: in-pr\n`;
const T002_DONE = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

function opened(config = IN_PR) {
  const repository = stage.repository({ [CONFIG]: config, ...SPEC_KIT_BUNDLE });
  repository.setCollaborator("otto", "write");
  repository.commit("feature", EVENTS);
  return { repository, pull: repository.openPullRequest({ head: "feature", author: "ana", body: "Completes T002" }) };
}

describe("ticks in the pull request itself", () => {
  it("are made by an approval, in one commit that is judged in its turn, and stand on the base after the merge", async () => {
    const { repository, pull } = opened();
    const before = await concluded(pull, "success");
    expect(before.summary).toContain("get an approval, which ticks it, or comment `/spec tick T002`");
    pull.approve("otto");
    await eventually(() => expect(text(repository.read("feature", TASKS))).toBe(T002_DONE));
    const [commit] = repository.log("feature");
    expect(commit?.message).toContain("Set T002 to done");
    expect(commit?.message).toContain("T002: done, approved");
    expect(commit?.message).not.toContain("[skip ci]");
    const after = await concluded(pull, "success");
    expect(after.headSha).toBe(pull.headSha);
    expect(after.summary).not.toContain("get an approval");
    pull.merge({ by: "ana" });
    await stage.gh.settle();
    expect(text(repository.read("main", TASKS))).toBe(T002_DONE);
    expect(repository.log("feature").filter(({ message }) => message.startsWith("Set "))).toHaveLength(1);
  });

  it("are made by `/spec tick` without a task for everything that the pull request completes", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    const id = pull.comment("/spec tick", "otto");
    await eventually(() => expect(replyTo(pull, id)[0]?.body).toContain("`T002` is now done (commit "));
    expect(text(repository.read("feature", TASKS))).toBe(T002_DONE);
    await concluded(pull, "success");
  });

  it("are not made by the approval of a reader, nor with another setting", async () => {
    const reader = opened();
    await concluded(reader.pull, "success");
    reader.pull.approve("rita");
    const usual = opened(ENFORCE);
    await concluded(usual.pull, "success");
    usual.pull.approve("otto");
    await stage.gh.settle();
    expect(text(reader.repository.read("feature", TASKS))).toBe(SPEC_KIT_TASKS);
    expect(text(usual.repository.read("feature", TASKS))).toBe(SPEC_KIT_TASKS);
  });

  it("are left to the author of a fork, who is told so", async () => {
    const repository = stage.repository({ [CONFIG]: IN_PR, ...SPEC_KIT_BUNDLE });
    const fork = repository.fork("zoe");
    fork.commit("feature", EVENTS);
    const body = "Completes T002";
    const pull = repository.openPullRequest({ head: "feature", headRepository: fork, author: "zoe", body });
    const check = await concluded(pull, "success");
    expect(check.summary).toContain("that is in a fork, where neither `/spec tick` nor an approval can do it");
    pull.approve("ana");
    await stage.gh.settle();
    expect(text(fork.read("feature", TASKS))).toBe(SPEC_KIT_TASKS);
  });

  it("say what stopped them where the branch refuses the commit", async () => {
    const { repository, pull } = opened();
    await concluded(pull, "success");
    repository.setRules("feature", [{ type: "pull_request" }]);
    pull.approve("otto");
    await eventually(() => {
      const [told] = ourComments(pull, "spec-kit-enforce:reply:approval:");
      expect(told?.body).toContain("`otto` approved this, which ticks what this pull request completes");
      expect(told?.body).toContain("`T002` in `specs/001-parcel-tracking/tasks.md` was not ticked.");
    });
    expect(text(repository.read("feature", TASKS))).toBe(SPEC_KIT_TASKS);
  });
});
