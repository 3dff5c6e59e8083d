import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, EVENTS, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, replyTo, Stage, stickyOf, text } from "./stage.ts";

const CONFIG = ".github/spec-kit-enforce.yml";
const TASKS = "specs/001-parcel-tracking/tasks.md";
const T002_DONE = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

function opened(tasks: string) {
  const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE });
  repository.setCollaborator("otto", "write");
  repository.commit("feature", { [TASKS]: tasks, "db/events.sql": "create table events ();\n" });
  return { repository, pull: repository.openPullRequest({ head: "feature", author: "ana" }) };
}

async function answered(pull: ReturnType<typeof opened>["pull"], body: string, by: string): Promise<string> {
  const id = pull.comment(body, by);
  return eventually(() => {
    expect(replyTo(pull, id)).toHaveLength(1);
    return replyTo(pull, id)[0]?.body ?? "";
  });
}

describe("commands that edit", () => {
  it("commit to the pull request's own branch, and the new head is judged", async () => {
    const { repository, pull } = opened(T002_DONE);
    await concluded(pull, "success");
    const before = pull.headSha;
    const reply = await answered(pull, "/spec tick T003 reviewed together\n/spec start T004", "otto");
    expect(reply).toContain("`T003` is now done (commit ");
    await eventually(() => expect(pull.headSha).not.toBe(before));
    const expected = T002_DONE.replace("- [ ] T003", "- [X] T003").replace("- [ ] T004", "- [~] T004");
    expect(text(repository.read("feature", TASKS))).toBe(expected);
    const [commit] = repository.log("feature");
    expect(commit?.message).toContain("Asked for by otto in #");
    expect(commit?.message).toContain("T003: done, reviewed together");
    expect(commit?.message).toContain("Spec-Kit-Enforce: specs/001-parcel-tracking#T003");
    expect(commit?.message).not.toContain("[skip ci]");
    await concluded(pull, "success");
  });

  it("do nothing twice", async () => {
    const { repository, pull } = opened(T002_DONE);
    await concluded(pull, "success");
    const commits = repository.log("feature").length;
    expect(await answered(pull, "/spec tick T002", "otto")).toContain("`T002` is done already.");
    expect(repository.log("feature")).toHaveLength(commits);
  });

  it("refuse those who may not write, and leave the branch alone", async () => {
    const { repository, pull } = opened(T002_DONE);
    await concluded(pull, "success");
    expect(await answered(pull, "/spec untick T002", "rita")).toContain(
      "needs write access to this repository, which `@rita` does not have.",
    );
    expect(text(repository.read("feature", TASKS))).toBe(T002_DONE);
  });

  it("refuse to write to a fork, and say what to do instead", async () => {
    const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE });
    const fork = repository.fork("zoe");
    fork.commit("feature", { [TASKS]: T002_DONE, ...EVENTS });
    const pull = repository.openPullRequest({ head: "feature", headRepository: fork, author: "zoe" });
    await concluded(pull, "success");
    expect(await answered(pull, "/spec untick T002", "ana")).toContain("is in a fork, which the App cannot write to");
    expect(text(fork.read("feature", TASKS))).toBe(T002_DONE);
  });

  it("write to the base branch after the merge", async () => {
    const { repository, pull } = opened(T002_DONE);
    await concluded(pull, "success");
    pull.merge({ by: "ana" });
    expect(await answered(pull, "/spec untick T002", "otto")).toContain("`T002` is now not done");
    expect(text(repository.read("main", TASKS))).toBe(SPEC_KIT_TASKS);
    expect(repository.log("main")[0]?.message).toContain("[skip ci]");
  });
});

describe("/spec link", () => {
  it("completes a task that no text names, and the merge ticks it", async () => {
    const { repository, pull } = opened(SPEC_KIT_TASKS.replace("db/events.sql", "db/event.sql"));
    await concluded(pull, "success");
    expect(await answered(pull, "/spec link T002", "ana")).toContain("Linked `T002`");
    await eventually(() => expect(stickyOf(pull)?.body).toContain("Ticked when this merges"));
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"));
  });

  it("is taken back by /spec unlink", async () => {
    const { repository, pull } = opened(SPEC_KIT_TASKS.replace("db/events.sql", "db/event.sql"));
    pull.edit({ body: "Completes T002" });
    await eventually(() => expect(stickyOf(pull)?.body).toContain("Ticked when this merges"));
    await answered(pull, "/spec unlink T002", "ana");
    await eventually(() => expect(stickyOf(pull)?.body).not.toContain("Ticked when this merges"));
    pull.merge({ by: "ana" });
    await stage.gh.settle();
    expect(text(repository.read("main", TASKS))).toContain("- [ ] T002");
  });
});

describe("a pull request that touches no spec bundle and names none", () => {
  const WHOLE = "specs/001-parcel-tracking#T002";

  function codeAlone() {
    const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE });
    repository.setCollaborator("otto", "write");
    repository.commit("feature", { "db/events.sql": "create table events ();\n" });
    return { repository, pull: repository.openPullRequest({ head: "feature", author: "ana" }) };
  }

  it("is linked by a command, stays so when its text is edited or its branch moves, and is ticked", async () => {
    const { repository, pull } = codeAlone();
    await concluded(pull, "success");
    expect(await answered(pull, `/spec link ${WHOLE}`, "ana")).toContain("Linked `T002`");
    const isLinked = () => expect(stickyOf(pull)?.body).toContain("Ticked when this merges");
    await eventually(isLinked);
    pull.edit({ body: "Says nothing of a spec bundle." });
    await stage.gh.settle();
    pull.push({ "db/more.sql": "-- more\n" });
    await concluded(pull, "success");
    isLinked();
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"));
  });

  it("keeps its link where the description named the spec bundle and stops to", async () => {
    const { pull } = codeAlone();
    pull.edit({ body: "Spec: specs/001-parcel-tracking" });
    await eventually(() => expect(stickyOf(pull)?.body).toContain("001-parcel-tracking"));
    await answered(pull, "/spec link T002", "ana");
    await eventually(() => expect(stickyOf(pull)?.body).toContain("Ticked when this merges"));
    pull.edit({ body: "" });
    pull.push({ "db/more.sql": "-- more\n" });
    await concluded(pull, "success");
    await stage.gh.settle();
    expect(stickyOf(pull)?.body).toContain("Ticked when this merges");
  });

  it("is answered about the spec bundle that a command names, and its check stays what it was", async () => {
    const { pull } = codeAlone();
    const before = await concluded(pull, "success");
    expect(await answered(pull, "/spec status parcel-tracking", "rita")).toContain("1 of 4 tasks");
    expect(await answered(pull, `/spec why ${WHOLE}`, "rita")).not.toContain("There is no task");
    await stage.gh.settle();
    const after = await concluded(pull, "success");
    expect(after.title).toBe(before.title);
    expect(after.summary).not.toContain("001-parcel-tracking");
  });

  it("concerns the spec bundle no longer once the link is taken back", async () => {
    const { pull } = codeAlone();
    await concluded(pull, "success");
    await answered(pull, `/spec link ${WHOLE}`, "ana");
    await eventually(() => expect(pull.checks()[0]?.summary).toContain("001-parcel-tracking"));
    await answered(pull, `/spec unlink ${WHOLE}`, "ana");
    await eventually(() => expect(pull.checks()[0]?.summary).not.toContain("specs/001-parcel-tracking"));
  });
});

describe("questions", () => {
  it("are answered from the head", async () => {
    const { pull } = opened(T002_DONE);
    await concluded(pull, "success");
    expect(await answered(pull, "/spec why T004", "rita")).toContain("It waits for `T003`");
    const shown = await answered(pull, "/spec show t003", "rita");
    expect(shown).toContain("| depends on | `T002` (done) |");
    expect(shown).toContain("`src/api/events.ts`");
    expect(await answered(pull, "/spec next 1", "rita")).toContain("- `T003` Serve events");
    expect(await answered(pull, "/spec graph", "rita")).toContain("```mermaid");
  });
});
