import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, EVENTS, SPEC_KIT_BUNDLE } from "./bundles.ts";
import { concluded, Stage, stickyOf, text } from "./stage.ts";

const CONFIG = { ".github/spec-kit-enforce.yml": ENFORCE };
const TASKS = "specs/001-parcel-tracking/tasks.md";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

function prepared(branch: string, message = "Work") {
  const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
  repository.branch(branch);
  repository.commit(branch, EVENTS, { message });
  return repository;
}

describe("the trailer of a commit", () => {
  it("completes a task, and a squash that drops it loses nothing", async () => {
    const repository = prepared(
      "feature",
      "Create the table\n\nCompletes: T002\n\nCo-authored-by: Mona <mona@example.org>",
    );
    const pull = repository.openPullRequest({ head: "feature", author: "ana", body: "The table of events." });
    expect((await concluded(pull, "success")).title).toContain("completes T002");
    pull.merge({ method: "squash", by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"));
    const squashed = repository.log("main").find(({ message }) => message.includes("#"));
    expect(squashed?.message).not.toContain("Completes: T002");
  });

  it("gives way to the description", async () => {
    const repository = prepared("feature", "Create the table\n\nCompletes: T002");
    const pull = repository.openPullRequest({ head: "feature", author: "ana", body: "Part of T002" });
    expect((await concluded(pull, "success")).title).not.toContain("completes");
    pull.merge({ by: "ana" });
    await stage.gh.settle();
    expect(text(repository.read("main", TASKS))).toContain("- [ ] T002");
  });
});

describe("a task that declares no files", () => {
  it("is told as not checked in the open, by name", async () => {
    const tasks = SPEC_KIT_BUNDLE[TASKS].replace("Create the events table in db/events.sql", "Agree on events");
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE, [TASKS]: tasks });
    repository.commit("feature", EVENTS);
    const pull = repository.openPullRequest({ head: "feature", author: "ana", body: "Completes T002" });
    const { summary } = await concluded(pull, "success");
    expect(summary).toContain("Not checked: `T002` declares no files,");
    pull.edit({ body: "Completes T003" });
    await eventually(() => expect(pull.checks()[0]?.title).toContain("completes T003"));
    expect(pull.checks()[0]?.summary).not.toContain("Not checked");
  });
});

describe("a pull request that names no task", () => {
  it("is offered those that its branch and its files speak of, and completes none of them", async () => {
    const repository = prepared("001-parcel-tracking-T003");
    const pull = repository.openPullRequest({ head: "001-parcel-tracking-T003", author: "ana", body: "" });
    const check = await concluded(pull, "success");
    expect(check.title).not.toContain("completes");
    expect(check.summary).toContain("- `Completes T003` Serve events");
    expect(check.summary).toContain(
      "- `Completes T002` Create the events table in db/events.sql (this pull request changes `db/events.sql`, which `T002` names)",
    );
    await eventually(() => expect(stickyOf(pull)?.body).toContain("`Completes T003`"));
    pull.edit({ body: "Completes T002" });
    await eventually(() => expect(stickyOf(pull)?.body).toContain("Ticked when this merges"));
    expect(stickyOf(pull)?.body).not.toContain("`Completes T003`");
    pull.merge({ by: "ana" });
    await eventually(() => expect(text(repository.read("main", TASKS))).toContain("- [X] T002"));
    expect(text(repository.read("main", TASKS))).toContain("- [ ] T003");
  });

  it("is offered those of spec bundles that it does not touch, where its files need a task", async () => {
    const config = { ".github/spec-kit-enforce.yml": `${ENFORCE}enforce:\n  paths: ["db/**"]\n` };
    const repository = stage.repository({ ...config, ...SPEC_KIT_BUNDLE });
    repository.commit("events", EVENTS);
    const pull = repository.openPullRequest({ head: "events", author: "ana", body: "" });
    const red = await concluded(pull, "failure");
    expect(red.summary).toContain("open tasks that name your files: T002");
    await eventually(() => expect(stickyOf(pull)?.body).toContain("- `Completes T002` Create the events table"));
    pull.edit({ body: "Completes T002" });
    await concluded(pull, "success");
  });
});
