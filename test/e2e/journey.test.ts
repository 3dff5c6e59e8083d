import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import {
  ENFORCE,
  EVENTS,
  PLATFORM_KIT_BUNDLE,
  PLATFORM_KIT_TASKS,
  PLATFORM_KIT_TASKS_AFTER,
  SPEC_KIT_BUNDLE,
  SPEC_KIT_TASKS,
} from "./bundles.ts";
import { concluded, ourComments, replyTo, Stage, stickyOf, text } from "./stage.ts";

const CONFIG = { ".github/spec-kit-enforce.yml": ENFORCE };
const TASKS = "specs/001-parcel-tracking/tasks.md";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

describe("a pull request's life", () => {
  it("is red, fixed, green, merged and ticked in a spec-kit bundle", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.branch("feature");
    repository.commit("feature", {
      [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003"),
      "src/api/events.ts": "export const events = [];\n",
    });
    const pull = repository.openPullRequest({
      head: "feature",
      title: "Serve events",
      body: "Completes T003\nPart of T002",
      author: "ana",
    });

    const red = await concluded(pull, "failure");
    expect(red.title).toContain("1 finding");
    expect(red.annotations).toHaveLength(1);
    expect(red.annotations[0]).toMatchObject({ path: TASKS, start_line: 10, annotation_level: "failure" });
    expect(red.annotations[0]?.message).toContain("T002");
    await eventually(() => expect(stickyOf(pull)?.body).toContain("T003"));

    pull.push({
      [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002"),
      "db/events.sql": "create table events ();\n",
    });
    const green = await concluded(pull, "success");
    expect(green.headSha).toBe(pull.headSha);
    expect(green.title).toContain("completes T003");
    expect(green.annotations).toEqual([]);
    expect(green.actions.map(({ identifier }) => identifier)).toEqual(["recheck"]);
    await eventually(() => expect(stickyOf(pull)?.body).toContain("```mermaid"));

    pull.merge({ by: "ana" });
    await eventually(() => {
      expect(text(repository.read("main", TASKS))).toBe(
        SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002").replace("- [ ] T003", "- [X] T003"),
      );
    });
    const [tick] = repository.log("main");
    expect(tick?.message).toContain("[skip ci]");
    expect(tick?.message).toContain("Spec-Kit-Enforce: specs/001-parcel-tracking#T003");
    await eventually(() => expect(stickyOf(pull)?.body).toContain(tick?.sha.slice(0, 7)));
    expect(ourComments(pull)).toHaveLength(1);
  });

  it("changes exactly the intended bytes of a platform-kit bundle with Windows line ends and garbled emoji", async () => {
    const repository = stage.repository({ ...CONFIG, ...PLATFORM_KIT_BUNDLE });
    repository.commit("invoices", { "src/invoice.ts": "export {};\n" });
    const body = "Completes: spec/billing#M1.1.1";
    const pull = repository.openPullRequest({ head: "invoices", title: "Render an invoice", body, author: "ana" });
    const check = await concluded(pull, "success");
    expect(check.title).toContain("completes M1.1.1");

    pull.merge({ method: "squash", by: "ana" });
    await eventually(() =>
      expect(text(repository.read("main", "spec/billing/tasks.md"))).toBe(PLATFORM_KIT_TASKS_AFTER),
    );
    expect(PLATFORM_KIT_TASKS_AFTER).not.toBe(PLATFORM_KIT_TASKS);
    expect(repository.log("main")[0]?.paths).toEqual(["spec/billing/tasks.md"]);
  });

  it("is told at once when it concerns no spec bundle, and gets no comment", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("docs", { "README.md": "# Shop\n" });
    const pull = repository.openPullRequest({ head: "docs", author: "ana" });
    expect((await concluded(pull, "success")).title).toBe("No spec bundles concerned");
    expect(ourComments(pull)).toEqual([]);
  });

  it("blocks nothing while no configuration says enforce", async () => {
    const repository = stage.repository(SPEC_KIT_BUNDLE);
    repository.commit("feature", {
      [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003"),
      "src/api/events.ts": "export {};\n",
    });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    expect((await concluded(pull, "neutral")).title).toContain("1 finding");
  });

  it("keeps no stale annotation when an edit of the description makes a finding go away", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("feature", EVENTS);
    const body = "Task: specs/001-parcel-tracking#T999";
    const pull = repository.openPullRequest({ head: "feature", body, author: "ana" });
    const red = await concluded(pull, "failure");
    expect(red.summary).toContain("T999");
    pull.edit({ body: "Task: specs/001-parcel-tracking#T002" });
    const green = await concluded(pull, "success");
    expect(green.annotations).toEqual([]);
    expect(green.headSha).toBe(red.headSha);
  });

  it("is judged anew when it is retargeted, made ready and reopened", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.branch("lenient");
    repository.commit("lenient", { ".github/spec-kit-enforce.yml": "version: 1\nmode: report\n" });
    repository.commit("feature", {
      [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003"),
      "src/api/events.ts": "export {};\n",
    });
    const pull = repository.openPullRequest({ head: "feature", base: "lenient", author: "ana", draft: true });
    await concluded(pull, "neutral");
    pull.edit({ base: "main" });
    pull.ready();
    await concluded(pull, "failure");
    pull.close();
    pull.reopen();
    await concluded(pull, "failure");
  });

  it("answers Re-run of the check, Re-run of the suite and the Re-check button with a new run", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("feature", { [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002"), ...EVENTS });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    let last = (await concluded(pull, "success")).id;
    for (const ask of [() => pull.rerunCheck(), () => pull.rerunSuite(), () => pull.pressButton("recheck", "ana")]) {
      ask();
      last = await eventually(() => {
        const { id, conclusion } = pull.checks()[0] ?? { id: last, conclusion: null };
        expect(id).toBeGreaterThan(last);
        expect(conclusion).toBe("success");
        return id;
      });
    }
  });

  it("is found by the check of a fork, whose events name no pull request", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    const fork = repository.fork("zoe");
    fork.commit("feature", { [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003") });
    const pull = repository.openPullRequest({ head: "feature", headRepository: fork, author: "zoe" });
    const red = await concluded(pull, "failure");
    pull.rerunSuite();
    await eventually(() => expect(pull.checks()[0]?.id).toBeGreaterThan(red.id));
  });
});

describe("slash-commands", () => {
  it("are answered once each, with reactions, and not from code or by bots", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("feature", { [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002"), ...EVENTS });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await concluded(pull, "success");
    const help = pull.comment("/spec help", "rita");
    const status = pull.comment("Where are we?\r\n\r\n/spec status\r\n", "ana");
    const quoted = pull.comment("> /spec help\n\n```\n/spec help\n```\n`/spec help`", "ana");
    const specify = pull.comment("/specify a thing\n/speckit.plan", "ana");
    await eventually(() => {
      expect(replyTo(pull, help)).toHaveLength(1);
      expect(replyTo(pull, status)).toHaveLength(1);
    });
    expect(replyTo(pull, help)[0]?.body).toContain("/spec recheck");
    expect(replyTo(pull, status)[0]?.body).toContain("2 of 4");
    const reactions = (id: number) => pull.comments().find((comment) => comment.id === id)?.reactions;
    await eventually(() => expect(reactions(status)).toEqual(["eyes", "rocket"]));
    expect(reactions(quoted)).toEqual([]);
    expect(reactions(specify)).toEqual([]);
    expect(ourComments(pull, "reply:")).toHaveLength(2);
  });

  it("refuse what the actor may not do and what does not exist, and say so", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("feature", { [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002"), ...EVENTS });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    await concluded(pull, "success");
    const unknown = pull.comment("/spec statsu", "ana");
    await eventually(() => expect(replyTo(pull, unknown)[0]?.body).toContain("/spec status"));
    await eventually(() => expect(pull.comments().find(({ id }) => id === unknown)?.reactions).toContain("confused"));
  });

  it("recheck makes a new run on the newest head", async () => {
    const repository = stage.repository({ ...CONFIG, ...SPEC_KIT_BUNDLE });
    repository.commit("feature", { [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002"), ...EVENTS });
    const pull = repository.openPullRequest({ head: "feature", author: "ana" });
    const first = await concluded(pull, "success");
    pull.comment("/spec recheck", "ana");
    await eventually(() => expect(pull.checks()[0]?.id).toBeGreaterThan(first.id));
  });
});
