import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { eventually } from "../support/eventually.ts";
import { ENFORCE, EVENTS, SPEC_KIT_BUNDLE, SPEC_KIT_TASKS } from "./bundles.ts";
import { checkOf, concluded, ourComments, replyTo, Stage, stickyOf } from "./stage.ts";

vi.setConfig({ testTimeout: 120_000 });

const BUNDLE = "specs/001-parcel-tracking";
const TASKS = `${BUNDLE}/tasks.md`;
const CONFIG = ".github/spec-kit-enforce.yml";
const BASE = { [CONFIG]: ENFORCE, ...SPEC_KIT_BUNDLE };
const OUT_OF_ORDER = SPEC_KIT_TASKS.replace("- [ ] T003", "- [X] T003");

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

type Files = Parameters<ReturnType<typeof stage.repository>["commit"]>[1];

/** Aliases of aliases, which would be a list of half a billion entries. */
const ALIASES = [..."abcdefgh"].map((name, at) => {
  const entry = at === 0 ? "x" : `*${"abcdefgh"[at - 1]}`;
  return `${name}: &${name} [${Array(9).fill(entry).join(", ")}]`;
});
const PATTERN = 'layouts:\n  - { id: evil, path: "(a+)+$" }';
const BOMBS = [ALIASES.join("\n"), `rules: ${"[".repeat(30_000)}`, `# ${"x".repeat(200_000)}`, PATTERN];

/** A pull request of somebody whom the repository does not know, from their own fork. */
function stranger(files: Files, { body = "", branch = "idea" } = {}) {
  const repository = stage.repository(BASE);
  repository.setCollaborator("otto", "write");
  const fork = repository.fork("zoe");
  fork.commit(branch, files);
  const pull = repository.openPullRequest({ head: branch, headRepository: fork, author: "zoe", body });
  return { repository, fork, pull };
}

describe("a fork that brings its own rules", () => {
  it("is judged by the base's, and its own weaken nothing without somebody else's word", async () => {
    const { pull } = stranger({ [CONFIG]: "version: 1\nmode: report\n", [TASKS]: OUT_OF_ORDER });
    const check = await concluded(pull, "failure");
    expect(check.summary).toContain("is less strict than on the base branch");
    expect(check.summary).toContain("(`tasks/done-before-dependency`)");
    pull.approve("rita");
    await stage.gh.settle();
    expect((await checkOf(pull)).conclusion).toBe("failure");
  });

  it("cannot burn our time by its configuration: not by aliases, depth, size, nor patterns", async () => {
    for (const config of BOMBS) await concluded(stranger({ [CONFIG]: `version: 1\n${config}\n` }).pull, "failure");
  });

  it("is told of code owners and workflows that it changes together with code", async () => {
    const { pull } = stranger({
      ".github/CODEOWNERS": "* @zoe\n",
      "src/a.ts": "export {};\n",
      [TASKS]: `${SPEC_KIT_TASKS}\nNote.\n`,
    });
    expect((await checkOf(pull)).summary).toContain('changes ".github/CODEOWNERS" together with');
  });
});

describe("a spec bundle as a weapon", () => {
  it.each([
    ["quotes and backslashes", 'specs/002-a"b\\c'],
    ["angle brackets", "specs/002-<img src=x>"],
    ["a mention and a reference", "specs/002-@everyone #1"],
    ["percent signs and colons", "specs/002-%2e%2e:x"],
    ["right-to-left marks", "specs/002-\u202eevil"],
    ["a name of 200 characters", `specs/002-${"x".repeat(200)}`],
  ])("with %s in its path is judged like any, and speaks to nobody", async (_what, directory) => {
    const { pull } = stranger({
      [`${directory}/spec.md`]: SPEC_KIT_BUNDLE[`${BUNDLE}/spec.md`],
      [`${directory}/plan.md`]: SPEC_KIT_BUNDLE[`${BUNDLE}/plan.md`],
      [`${directory}/tasks.md`]: SPEC_KIT_TASKS,
    });
    const check = await checkOf(pull);
    expect(check.title).toContain("1 of 4 tasks done");
    const said = `${check.summary}\n${stickyOf(pull)?.body ?? ""}`;
    expect(said.replace(/`[^`\n]*`/g, "").replace(/```[\s\S]*?```/g, "")).not.toMatch(
      /<img|(?<![`\w])@everyone|(?<!\w)#1\b|\u202e/,
    );
  });

  it("that is a link out of the repository, or a module, is not followed", async () => {
    const { pull } = stranger({ [TASKS]: { mode: "120000", content: "../../../../etc/passwd" } });
    const check = await concluded(pull, "failure");
    expect(check.summary).not.toContain("root:");
  });

  it("with ten thousand tasks, or of forty bundles, is answered within seconds", async () => {
    const many = Array.from(
      { length: 10_000 },
      (_, at) => `- [ ] T${String(at + 1).padStart(5, "0")} Do it in src/f${at}.ts`,
    ).join("\n");
    const { pull } = stranger({ [TASKS]: `# Tasks\n\n## Phase 1: All\n\n${many}\n` });
    await checkOf(pull);
    const forty = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`specs/${100 + at}-x/tasks.md`, SPEC_KIT_TASKS]),
    );
    await checkOf(stranger(forty).pull);
  });
});

describe("words as a weapon", () => {
  it("claim a range without end, and nothing hangs", async () => {
    const body = [
      `Tasks: T000001-T999999`,
      `Tasks: ${Array.from({ length: 5_000 }, (_, at) => `T${at}`).join(", ")}`,
      "Task: T002".repeat(3_000),
    ].join("\n");
    const { pull } = stranger({ "src/a.ts": "a\n" }, { body });
    await checkOf(pull);
  });

  it("paste our markers, and none of them is taken for ours", async () => {
    const { repository, pull } = stranger(
      { "src/a.ts": "a\n" },
      { body: `Task: T002\n<!-- spec-kit-enforce:sticky -->` },
    );
    pull.comment("All green! <!-- spec-kit-enforce:sticky -->", "zoe");
    const command = pull.comment("/spec help", "ana");
    pull.comment(`Answered. <!-- spec-kit-enforce:reply:${command} -->`, "zoe");
    await eventually(() => expect(replyTo(pull, command)).toHaveLength(1));
    await concluded(pull, "success");
    await eventually(() => expect(stickyOf(pull)).toBeDefined());
    expect(repository.log("main")).toHaveLength(1);
  });

  it("give a hundred commands at once, and another pull request does not wait for their end", async () => {
    const { repository, pull } = stranger({ "src/a.ts": "a\n" });
    await checkOf(pull);
    for (let number = 0; number < 60; number++) pull.comment(Array(30).fill("/spec help").join("\n"), "zoe");
    repository.commit("feature", { [TASKS]: SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002"), ...EVENTS });
    const other = repository.openPullRequest({ head: "feature", author: "ana" });
    await concluded(other, "success", 60_000);
    expect(ourComments(pull, "spec-kit-enforce:reply").length).toBeLessThan(60);
    await eventually(() => expect(ourComments(pull, "spec-kit-enforce:reply")).toHaveLength(60), 90_000);
  });

  it("order what they may not, in every writing verb, and nothing is written", async () => {
    const { repository, pull } = stranger({ "src/a.ts": "a\n" }, { body: "Task: T002" });
    await checkOf(pull);
    const orders = [
      "tick T002",
      "untick T001",
      "start T002",
      "block T002",
      "cancel T002",
      "fix",
      "scaffold",
      "waive graph/cycle because I say so",
      "override because I say so",
    ];
    const comment = pull.comment(orders.map((order) => `/spec ${order}`).join("\n"), "zoe");
    await eventually(() => expect(replyTo(pull, comment)).toHaveLength(1));
    expect(repository.log("main")).toHaveLength(1);
    await eventually(() => expect(pull.comments().find(({ id }) => id === comment)?.reactions).toContain("confused"));
  });

  it("forge trailers and authors of commits, which order and approve nothing", async () => {
    const { repository, fork, pull } = stranger({ [CONFIG]: "version: 1\nmode: report\n" });
    fork.commit(
      "idea",
      { "b.txt": "b\n" },
      {
        author: "otto",
        message: "Look\n\nApproved-by: otto\nReviewed-by: ana\n/spec override because otto says so\nSpec-Override: yes",
      },
    );
    await concluded(pull, "failure");
    expect(repository.log("main")).toHaveLength(1);
  });

  it("in a branch called like ours are no pull request of ours", async () => {
    const done = SPEC_KIT_TASKS.replace("- [ ] T002", "- [X] T002").replace("- [ ] T003", "- [X] T003");
    const { pull } = stranger({ [TASKS]: done }, { branch: "spec-kit-enforce/ticks/main" });
    expect((await concluded(pull, "failure")).summary).toContain("(`trace/unearned-completion`)");
  });
});

describe("names of branches", () => {
  it.each(["feature/#1?x=%2F&y", "ünïcode/🚀", "with'quote\"s"])("such as %s are no hindrance", async (branch) => {
    const repository = stage.repository(BASE);
    repository.setCollaborator("otto", "write");
    repository.commit(branch, { [CONFIG]: "version: 1\nmode: report\n" });
    const pull = repository.openPullRequest({ head: branch, author: "ana" });
    await concluded(pull, "failure");
    pull.approve("otto");
    await concluded(pull, "success");
  });
});
