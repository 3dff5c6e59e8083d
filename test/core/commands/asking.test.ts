import { describe, expect, it } from "vitest";
import { askedTasks } from "../../../src/core/commands/asked-tasks.ts";
import type { TaskDetail } from "../../../src/core/report/task-detail.ts";
import type { CommandComment } from "../../../src/core/snapshot/command-comment.ts";
import { answerComment } from "../../support/answer-comment.ts";
import { buildBrief, buildBundle, buildEvaluation, buildFacts } from "../../support/reports.ts";

function comment(body: string): CommandComment {
  return { id: 99, nodeId: "n", body, author: { login: "hubot-fan", isBot: false }, edited: false };
}

function detail(over: Partial<TaskDetail> = {}): TaskDetail {
  return {
    task: buildBrief(),
    phaseTitle: "Phase 1: Setup",
    dependsOn: [],
    waitsFor: null,
    isReady: false,
    unblocks: [],
    priority: null,
    assignee: null,
    files: [],
    requirements: [],
    acceptance: { done: 0, total: 0 },
    subtasks: { done: 0, total: 0 },
    ...over,
  };
}

function reply(body: string, ...bundles: Parameters<typeof buildBundle>[0][]): string {
  const evaluation = buildEvaluation({ bundles: bundles.map((over) => buildBundle(over)) });
  return (
    answerComment({ comment: comment(body), facts: buildFacts(), permission: "read", evaluation }).reply ?? "nothing"
  );
}

describe("/spec why", () => {
  it("says that a task can start, and what can start after it", () => {
    const text = reply("/spec why T012", { details: [detail({ isReady: true, unblocks: ["T013"] })] });
    expect(text).toContain("**`T012` Store sessions**\n\nIt can be started now");
    expect(text).toContain("When it is done, `T013` can start.");
  });

  it("names what a task waits for with its state, and leaves out what is done", () => {
    const waiting = detail({
      waitsFor: ["T010", "Phase 1: Setup"],
      dependsOn: [
        { id: "T010", title: "Schema", status: "in-progress" },
        { id: "T009", title: "Plan", status: "done" },
      ],
    });
    const text = reply("/spec why t012", { details: [waiting] });
    expect(text).toContain("It waits for `T010`, `Phase 1: Setup`.");
    expect(text).toContain("- `T010` (in-progress): Schema");
    expect(text).not.toContain("`T009`");
  });

  it("says of a finished task that it is finished", () => {
    expect(reply("/spec why T012", { details: [detail({ task: buildBrief({ status: "done" }) })] })).toContain(
      "It is done.",
    );
  });
});

describe("/spec show", () => {
  it("shows what is stated and links to the line at the head", () => {
    const text = reply("/spec show T012", {
      details: [detail({ files: ["src/a.ts"], acceptance: { done: 1, total: 3 }, priority: "P1" })],
    });
    expect(text).toContain("| files | `src/a.ts` |");
    expect(text).toContain("| acceptance | 1 of 3 |");
    expect(text).not.toContain("| assignee |");
    expect(text).toContain(`(/octo/shop/blob/${"a".repeat(40)}/specs/001-auth/tasks.md?plain=1#L12)`);
  });
});

describe("a task that a command names", () => {
  const other = { path: "specs/002-pay", slug: "002-pay" };

  it("is asked back for where two spec bundles have it", () => {
    const text = reply("/spec why T012", { details: [detail()] }, { ...other, details: [detail()] });
    expect(text).toContain("names 2 tasks. Write `001-auth#T012` or `002-pay#T012`.");
  });

  it("is taken from the spec bundle that stands before it", () => {
    const done = detail({ task: buildBrief({ status: "done" }) });
    expect(reply("/spec why 002-pay#T012", { details: [detail()] }, { ...other, details: [done] })).toContain(
      "It is done.",
    );
  });

  it("is said to be unknown, with where it was looked for", () => {
    expect(reply("/spec why T999", {})).toContain("There is no task `T999` in `specs/001-auth`.");
  });

  it("must be there", () => {
    expect(reply("/spec show", {})).toContain("The command names no task.");
  });
});

describe("/spec next", () => {
  const ready = Array.from({ length: 8 }, (_, at) => buildBrief({ id: `T10${at}` }));

  it.each([
    ["/spec next", 5],
    ["/spec next 2", 2],
    ["/spec next 001-auth 7", 7],
  ])("%s lists as many as asked", (body, listed) => {
    expect(reply(body, { ready }).match(/^- `T10/gm)).toHaveLength(listed);
  });

  it("says that nothing can be started", () => {
    expect(reply("/spec next", {})).toContain("No task can be started now.");
  });
});

describe("/spec graph", () => {
  it("draws", () => {
    expect(reply("/spec graph", { mermaid: "flowchart LR\n  a --> b\n" })).toContain("```mermaid\nflowchart LR");
  });

  it("says that there is nothing to draw", () => {
    expect(reply("/spec graph", {})).toContain("There is nothing to draw");
  });
});

describe("askedTasks", () => {
  it("collects the tasks of all commands, ranges written out", () => {
    const comments = [comment("/spec why T001-T003"), comment("text T009\n/spec show 001-auth#T004 T001")];
    expect(askedTasks(comments)).toEqual(["T001", "T002", "T003", "T004"]);
  });
});
