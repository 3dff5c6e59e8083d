import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, EVENTS, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { concluded, ourComments, replyTo, Stage, text } from "./stage.ts";

const CONFIG = ".github/spec-kit-enforce.yml";
const DIRECTORY = "specs/001-parcel-tracking";
const TASKS = `${DIRECTORY}/tasks.md`;
const PLAN = `${DIRECTORY}/plan.md`;
const TEMPLATE = ".specify/templates/plan-template.md";

const T002_DONE = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002");
const COUNT = SPEC_KIT_TASKS.match(/^- \[/gm)?.length ?? 0;
const WRONG_TOTAL = `${T002_DONE}\n**Total Tasks**: 90\n**Completed**: 2\n**Blocked**: 0\n`;
const RIGHT_TOTAL = `${T002_DONE}\n**Total Tasks**: ${COUNT}\n**Completed**: 2\n**Blocked**: 0\n`;

const { [PLAN]: _plan, ...WITHOUT_PLAN } = SPEC_KIT_BUNDLE;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

type Repository = ReturnType<Stage["repository"]>;
type Pull = ReturnType<Repository["openPullRequest"]>;

function opened(tasks: string) {
  return openedWith(SPEC_KIT_BUNDLE, { [TASKS]: tasks, ...EVENTS });
}

/** A pull request that brings a spec bundle without its plan. */
function openedWithoutPlan(base: Readonly<Record<string, string>> = {}) {
  return openedWith(base, WITHOUT_PLAN);
}

function openedWith(base: Readonly<Record<string, string>>, change: Readonly<Record<string, string>>) {
  const repository = stage.repository({ [CONFIG]: ENFORCE, ...base });
  repository.setCollaborator("otto", "write");
  repository.commit("feature", change);
  return { repository, pull: repository.openPullRequest({ head: "feature", author: "ana" }) };
}

async function answered(pull: Pull, body: string, by: string): Promise<string> {
  const id = pull.comment(body, by);
  return eventually(() => {
    expect(replyTo(pull, id)).toHaveLength(1);
    return replyTo(pull, id)[0]?.body ?? "";
  });
}

/** The reply to the press of a button, which no comment asked for. */
function pressed(pull: Pull, identifier: string, by: string): Promise<string> {
  const before = ourComments(pull, "spec-kit-enforce:reply:button:").length;
  pull.pressButton(identifier, by);
  return eventually(() => {
    const replies = ourComments(pull, "spec-kit-enforce:reply:button:");
    expect(replies).toHaveLength(before + 1);
    return replies.at(-1)?.body ?? "";
  });
}

const tasksOn = (repository: Repository, branch = "feature") => text(repository.read(branch, TASKS));

describe("/spec fix", () => {
  it("commits to the pull request's own branch what is wrong in one way only, and the new head is judged", async () => {
    const { repository, pull } = opened(WRONG_TOTAL);
    const check = await concluded(pull, "success");
    expect(check.summary).toContain("Total Tasks");
    const reply = await answered(pull, "/spec fix", "otto");
    expect(reply).toContain(`write ${COUNT} for Total Tasks (\`summary/count-mismatch\`)`);
    expect(tasksOn(repository)).toBe(RIGHT_TOTAL);
    const [commit] = repository.log("feature");
    expect(commit?.message).toContain("Fix 1 finding in the spec bundles");
    expect(commit?.message).toContain("Asked for by otto in #");
    expect(commit?.message).not.toContain("[skip ci]");
    expect(reply).toContain(`Committed as ${pull.headSha}.`);
    const fixed = await concluded(pull, "success");
    expect(fixed.summary).not.toContain("Total Tasks");
  });

  it("does nothing twice, and says so", async () => {
    const { repository, pull } = opened(RIGHT_TOTAL);
    await concluded(pull, "success");
    const commits = repository.log("feature").length;
    expect(await answered(pull, "/spec fix", "otto")).toContain("Nothing to fix: no findings");
    expect(repository.log("feature")).toHaveLength(commits);
  });

  it("refuses those who may not write", async () => {
    const { repository, pull } = opened(WRONG_TOTAL);
    await concluded(pull, "success");
    expect(await answered(pull, "/spec fix", "rita")).toContain(
      "needs write access to this repository, which `@rita` does not have.",
    );
    expect(tasksOn(repository)).toBe(WRONG_TOTAL);
  });

  it("refuses to write to a fork, and says what to do instead", async () => {
    const repository = stage.repository({ [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE });
    const fork = repository.fork("zoe");
    fork.commit("feature", { [TASKS]: WRONG_TOTAL, ...EVENTS });
    const pull = repository.openPullRequest({ head: "feature", headRepository: fork, author: "zoe" });
    const check = await concluded(pull, "success");
    expect(check.actions.map(({ identifier }) => identifier)).toEqual(["recheck"]);
    expect(await answered(pull, "/spec fix", "ana")).toContain(
      "is in a fork, which the App cannot write to. Run `check --fix`",
    );
    expect(text(fork.read("feature", TASKS))).toBe(WRONG_TOTAL);
  });

  it("refuses where somebody pushes between the look and the commit, and leaves what was pushed alone", async () => {
    const { repository, pull } = opened(WRONG_TOTAL);
    await concluded(pull, "success");
    const act = () => pull.push({ "readme.txt": "more\n" });
    stage.gh.faults.add({ match: { operation: "CommitFiles" }, effect: { kind: "meanwhile", act } });
    expect(await answered(pull, "/spec fix", "otto")).toContain("The branch moved while the command was carried out");
    expect(tasksOn(repository)).toBe(WRONG_TOTAL);
    await concluded(pull, "success");
    expect(await answered(pull, "/spec fix", "otto")).toContain("Committed as");
  });

  it("is one commit for itself: a second writing command of the comment is to be written again", async () => {
    const { repository, pull } = opened(WRONG_TOTAL);
    await concluded(pull, "success");
    const reply = await answered(pull, "/spec untick T002\n/spec fix", "otto");
    expect(reply).toContain("`T002` is now not done");
    expect(reply).toContain("A command before it in this comment has moved the branch");
    expect(tasksOn(repository)).toBe(
      WRONG_TOTAL.replace("- [X] T002", "- [ ] T002").replace("Completed**: 2", "Completed**: 1"),
    );
  });

  it("is for open pull requests alone", async () => {
    const { repository, pull } = opened(WRONG_TOTAL);
    await concluded(pull, "success");
    pull.merge({ by: "ana" });
    expect(await answered(pull, "/spec fix", "otto")).toContain("is not open");
    expect(tasksOn(repository, "main")).toBe(WRONG_TOTAL);
  });
});

describe("the button Apply safe fixes", () => {
  it("is there only while it would do something, and does what the command does for whoever pressed it", async () => {
    const { repository, pull } = opened(WRONG_TOTAL);
    const check = await concluded(pull, "success");
    expect(check.actions.map(({ label }) => label)).toEqual(["Apply safe fixes", "Re-check"]);
    const reply = await pressed(pull, "fix", "otto");
    expect(reply).toContain("`otto` pressed a button of the check.");
    expect(reply).toContain("Committed as");
    expect(tasksOn(repository)).toBe(RIGHT_TOTAL);
    expect(repository.log("feature")[0]?.message).toContain("Asked for by otto in #");
    const next = await concluded(pull, "success");
    expect(next.actions.map(({ label }) => label)).toEqual(["Re-check"]);
  });

  it("asks GitHub what its presser may do", async () => {
    const { repository, pull } = opened(WRONG_TOTAL);
    await concluded(pull, "success");
    expect(await pressed(pull, "fix", "rita")).toContain(
      "needs write access to this repository, which `@rita` does not have.",
    );
    expect(tasksOn(repository)).toBe(WRONG_TOTAL);
  });

  it("does nothing on another commit than that of its check", async () => {
    const { repository, pull } = opened(WRONG_TOTAL);
    await concluded(pull, "success");
    const delay = { kind: "delay", milliseconds: 1_500 } as const;
    stage.gh.faults.add({ match: { event: "check_run.requested_action" }, effect: delay });
    const reply = pressed(pull, "fix", "otto");
    pull.push({ "readme.txt": "more\n" });
    expect(await reply).toContain("Press the button of the newest check.");
    expect(tasksOn(repository)).toBe(WRONG_TOTAL);
  });

  it("is carried out once, however often it is told of", async () => {
    const { repository, pull } = opened(WRONG_TOTAL);
    await concluded(pull, "success");
    stage.gh.faults.add({ match: { event: "check_run.requested_action" }, effect: { kind: "duplicate" } });
    await pressed(pull, "fix", "otto");
    await stage.gh.settle();
    expect(repository.log("feature").filter(({ message }) => message.startsWith("Fix "))).toHaveLength(1);
    expect(ourComments(pull, "spec-kit-enforce:reply:button:")).toHaveLength(1);
  });
});

describe("/spec scaffold", () => {
  it("begins what is missing after the repository's own template", async () => {
    const template =
      "# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]` | **Date**: [DATE]\n\n## Our own section\n";
    const { repository, pull } = openedWithoutPlan({ [TEMPLATE]: template });
    const check = await concluded(pull, "failure");
    expect(check.actions.map(({ label }) => label)).toEqual(["Scaffold documents", "Re-check"]);
    const reply = await answered(pull, "/spec scaffold", "otto");
    expect(reply).toContain(`- \`${PLAN}\` after \`${TEMPLATE}\``);
    const plan = text(repository.read("feature", PLAN));
    expect(plan).toContain(
      "# Implementation Plan: Parcel tracking\n\n**Branch**: `001-parcel-tracking` | **Date**: 20",
    );
    expect(plan).toContain("## Our own section");
    await eventually(() => expect(pull.checks()[0]?.summary).not.toContain("has no plan.md"));
  });

  it("begins it as scaffold does where the repository has no template, and the check is content", async () => {
    const { repository, pull } = openedWithoutPlan();
    await concluded(pull, "failure");
    await answered(pull, "/spec scaffold 001-parcel-tracking", "otto");
    expect(text(repository.read("feature", PLAN))).toContain("# Implementation Plan: Parcel tracking");
    await concluded(pull, "success");
  });

  it("refuses those who may not write, and where nothing is missing", async () => {
    const { pull } = openedWithoutPlan();
    await concluded(pull, "failure");
    expect(await answered(pull, "/spec scaffold", "rita")).toContain(
      "needs write access to this repository, which `@rita` does not have.",
    );
    const whole = opened(T002_DONE);
    await concluded(whole.pull, "success");
    expect(await answered(whole.pull, "/spec scaffold", "otto")).toContain("lacks a document");
  });

  it("overwrites nothing that somebody pushed meanwhile", async () => {
    const { repository, pull } = openedWithoutPlan();
    await concluded(pull, "failure");
    const act = () => pull.push({ [PLAN]: "# Mine\n" });
    stage.gh.faults.add({ match: { operation: "CommitFiles" }, effect: { kind: "meanwhile", act } });
    expect(await answered(pull, "/spec scaffold", "otto")).toContain("The branch moved");
    expect(text(repository.read("feature", PLAN))).toBe("# Mine\n");
  });
});

describe("the button Scaffold documents", () => {
  it("does what the command does for whoever pressed it", async () => {
    const { repository, pull } = openedWithoutPlan();
    await concluded(pull, "failure");
    expect(await pressed(pull, "scaffold", "rita")).toContain(
      "needs write access to this repository, which `@rita` does not have.",
    );
    expect(await pressed(pull, "scaffold", "otto")).toContain("Committed as");
    expect(text(repository.read("feature", PLAN))).toContain("# Implementation Plan: Parcel tracking");
    await concluded(pull, "success");
  });
});
