import { describe, expect, it } from "vitest";
import type { EditPlan } from "../../../src/core/edits/edit.ts";
import { planTicks, type TickInput } from "../../../src/core/effects/plan-ticks.ts";
import type { Completion } from "../../../src/core/report/completion.ts";
import type { BranchSnapshot } from "../../../src/core/snapshot/branch-snapshot.ts";

const PATH = "specs/001-auth/tasks.md";
const BYTES = new TextEncoder().encode("- [x] T012\n");

function buildPlan(over: Partial<EditPlan> = {}): EditPlan {
  return {
    path: PATH,
    blobSha: "b1",
    edits: [],
    changed: ["T012"],
    unchanged: [],
    refusals: [],
    after: BYTES,
    ...over,
  };
}

function buildBranch(over: Partial<BranchSnapshot> = {}): BranchSnapshot {
  return {
    repository: { id: 7, owner: "octo", name: "shop" },
    branch: "main",
    tipSha: "d".repeat(40),
    tree: {
      sha: "d".repeat(40),
      files: [
        { path: PATH, blobSha: "b1", mode: "100755", bytes: new Uint8Array() },
        { path: "specs/002-pay/tasks.md", blobSha: "b2", mode: "100644", bytes: new Uint8Array() },
      ],
      unread: [],
    },
    config: null,
    directCommitsRefused: null,
    ...over,
  };
}

function buildCompletion(over: Partial<Completion> = {}): Completion {
  return { pullRequest: 12, bundle: "specs/001-auth", tasksPath: PATH, task: "T012", target: "done", ...over };
}

function plan(over: Partial<TickInput<Completion>> = {}) {
  return planTicks({
    branch: buildBranch(),
    plans: [buildPlan()],
    completions: [buildCompletion()],
    waiting: () => ["T013"],
    ticks: "auto",
    ...over,
  });
}

const REFUSED = buildBranch({ directCommitsRefused: "Changes must be made through a pull request." });

describe("planTicks", () => {
  it("commits the edited file to the branch, bound to its tip and in its mode", () => {
    expect(plan().effect).toEqual({
      kind: "commit-files",
      repository: { id: 7, owner: "octo", name: "shop" },
      branch: "main",
      expectedHeadSha: "d".repeat(40),
      headline: "Tick T012 in specs/001-auth [skip ci]",
      body: "T012 was completed by #12.\n\nSpec-Kit-Enforce: specs/001-auth#T012",
      files: [{ path: PATH, mode: "100755", bytes: BYTES }],
    });
  });

  it("batches all bundles into one commit with one trailer each", () => {
    const { effect, covered } = plan({
      plans: [
        buildPlan({ changed: ["T012", "T013"] }),
        buildPlan({ path: "specs/002-pay/tasks.md", blobSha: "b2", changed: ["T001"] }),
      ],
      completions: [
        buildCompletion(),
        buildCompletion({
          pullRequest: 14,
          bundle: "specs/002-pay",
          tasksPath: "specs/002-pay/tasks.md",
          task: "T001",
        }),
        buildCompletion({ pullRequest: 14, task: "T013" }),
      ],
    });
    expect(covered).toHaveLength(3);
    expect(effect).toMatchObject({
      files: [{ path: PATH }, { path: "specs/002-pay/tasks.md" }],
      headline: "Tick 3 tasks in 2 spec bundles [skip ci]",
      body: expect.stringContaining(
        "\n\nSpec-Kit-Enforce: specs/001-auth#T012,T013\nSpec-Kit-Enforce: specs/002-pay#T001",
      ),
    });
  });

  it("proposes what it may not commit, and lets the checks of that pull request run", () => {
    const { effect } = plan({ branch: REFUSED });
    expect(effect).toMatchObject({
      kind: "propose-files",
      baseBranch: "main",
      baseSha: "d".repeat(40),
      branch: "spec-kit-enforce/ticks/main",
      headline: "Tick T012 in specs/001-auth",
      title: "Tick T012 in specs/001-auth",
      body: expect.stringContaining("- `T012` in `specs/001-auth/tasks.md`, completed by #12"),
    });
    expect(effect).toMatchObject({ body: expect.stringContaining("Changes must be made through a pull request.") });
  });

  it.each([
    ["commit", REFUSED, "commit-files"],
    ["pull-request", buildBranch(), "propose-files"],
  ] as const)("does as told by `ticks: %s`", (ticks, branch, kind) => {
    expect(plan({ ticks, branch }).effect?.kind).toBe(kind);
  });

  it("proposes after a commit was refused that the rules seemed to allow", () => {
    expect(plan({ commitRefused: "Required status check is expected." }).effect).toMatchObject({
      kind: "propose-files",
      body: expect.stringContaining("Required status check is expected."),
    });
  });

  it("tries a commit once with `ticks: commit`, and then holds the tick and says what has to change", () => {
    const { effect, refused, held } = plan({ ticks: "commit", commitRefused: "Cannot update this protected branch." });
    expect(effect).toBeNull();
    expect(refused).toEqual([]);
    expect(held[0]?.reason).toContain("Cannot update this protected branch. Let the App bypass that rule");
  });

  it("says what has to change whatever length GitHub's answer has", () => {
    const { held } = plan({ ticks: "commit", commitRefused: "Rule violations found. ".repeat(40) });
    expect(held[0]?.reason.length).toBeLessThan(400);
    expect(held[0]?.reason).toMatch(/set `ticks: auto` or `ticks: pull-request`\.$/);
  });

  it.each(["off", "in-pr"] as const)("writes nothing with `ticks: %s` and says why", (ticks) => {
    const { effect, refused } = plan({ ticks });
    expect(effect).toBeNull();
    expect(refused[0]?.reason).toContain(`\`ticks: ${ticks}\``);
  });

  it("has nothing to do for a task that is ticked already", () => {
    const { effect, already } = plan({ plans: [buildPlan({ changed: [], unchanged: ["T012"] })] });
    expect(effect).toBeNull();
    expect(already).toHaveLength(1);
  });

  it.each([
    [
      "the edit was refused",
      [
        buildPlan({
          changed: [],
          refusals: [{ task: "T012", reason: "Two tasks are called `T012`.", hint: "Rename one." }],
        }),
      ],
      "Two tasks are called `T012`. Rename one.",
    ],
    ["the document has no such task", [buildPlan({ changed: [] })], "`specs/001-auth/tasks.md` has no task `T012`."],
    ["the document is gone", [], "`specs/001-auth/tasks.md` is not on `main` any more."],
    [
      "the plan was made on other bytes",
      [buildPlan({ blobSha: "old" })],
      "`specs/001-auth/tasks.md` changed while its ticks were planned.",
    ],
  ])("refuses when %s", (_name, plans, reason) => {
    const { effect, refused } = plan({ plans });
    expect(effect).toBeNull();
    expect(refused.map((entry) => entry.reason)).toEqual([reason]);
  });

  it("keeps foreign words from speaking in a commit message", () => {
    const evil = buildCompletion({ bundle: "specs/@octocat\nfixes #1", task: "fixes #2" });
    const { effect } = plan({ completions: [evil], plans: [buildPlan({ changed: ["fixes #2"] })] });
    const message = effect?.kind === "commit-files" ? `${effect.headline}\n\n${effect.body}` : "";
    expect(message).toBe(
      "Tick fixes%20%232 in specs/%40octocat%0Afixes%20%231 [skip ci]\n\n" +
        "fixes%20%232 was completed by #12.\n\nSpec-Kit-Enforce: specs/%40octocat%0Afixes%20%231#fixes%20%232",
    );
  });

  it("names numbers where names would make the headline too long", () => {
    const ids = Array.from({ length: 20 }, (_, index) => `T${100 + index}`);
    const { effect } = plan({
      completions: ids.map((task) => buildCompletion({ task })),
      plans: [buildPlan({ changed: ids })],
    });
    expect(effect).toMatchObject({ headline: "Tick 20 tasks in 1 spec bundle [skip ci]" });
  });
});

describe("a base that is itself the head of an open pull request", () => {
  it("gets a commit that no check skips, as they would be waited for", () => {
    expect(plan({ branch: buildBranch({ isHead: true }) }).effect).toMatchObject({
      headline: expect.not.stringContaining("[skip ci]"),
    });
  });
});

describe("a task that was completed and reverted before anybody ticked it", () => {
  const completed = buildCompletion();
  const reverted = buildCompletion({ pullRequest: 9, target: "todo" });

  it("has what was proposed withdrawn, and says who overrules it", () => {
    const plans = [buildPlan({ changed: [], unchanged: ["T012"] })];
    const planned = plan({ branch: REFUSED, completions: [completed, reverted], plans });
    expect(planned.effect).toMatchObject({ kind: "withdraw-proposal", branch: "spec-kit-enforce/ticks/main" });
    expect(planned.refused).toEqual([{ completion: completed, reason: "Pull request 9, merged later, reverts it." }]);
    expect(planned.already).toEqual([reverted]);
  });

  it("stays proposed no longer where others are", () => {
    const other = buildCompletion({ pullRequest: 15, task: "T013" });
    const plans = [buildPlan({ changed: ["T013"], unchanged: ["T012"] })];
    const planned = plan({ branch: REFUSED, completions: [completed, reverted, other], plans });
    expect(planned.effect).toMatchObject({ kind: "propose-files" });
    expect(planned.covered).toEqual([other]);
  });

  it("is ticked where the revert itself was reverted", () => {
    const again = buildCompletion({ pullRequest: 16 });
    const planned = plan({ completions: [completed, reverted, again] });
    expect(planned.covered).toEqual([completed, again]);
    expect(planned.refused).toEqual([{ completion: reverted, reason: "Pull request 16, merged later, completes it." }]);
  });
});
