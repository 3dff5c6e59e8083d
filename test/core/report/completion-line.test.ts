import { describe, expect, it } from "vitest";
import type { CompletionOutcome } from "../../../src/core/report/completion.ts";
import { renderCompletionTitle, whatIsLeft } from "../../../src/core/report/completion-line.ts";

function buildOutcome(over: Partial<CompletionOutcome> = {}): CompletionOutcome {
  const place = { pullRequest: 12, bundle: "specs/001-auth", tasksPath: "specs/001-auth/tasks.md" };
  return { ...place, task: "T1", target: "done", state: "refused", detail: "Why.", waiting: ["T2", "T3"], ...over };
}

describe("what is left to do after a merge", () => {
  it("is the command for what was not ticked, and who stays blocked until then", () => {
    expect(whatIsLeft([buildOutcome()])).toEqual([
      "To tick `T1`, comment `/spec tick T1` here, or tick its box in the file.",
      "Until `T1` is ticked, `T2` and `T3` stay blocked.",
    ]);
  });

  it("is one command for several, which do not count as waiting for each other", () => {
    expect(whatIsLeft([buildOutcome(), buildOutcome({ task: "T2", waiting: ["T3"] })])).toEqual([
      "To tick `T1` and `T2`, comment `/spec tick T1 T2` here, or tick their boxes in the file.",
      "Until `T1` and `T2` are ticked, `T3` stays blocked.",
    ]);
  });

  it("is to find the task that was meant where the document has none of that name", () => {
    expect(whatIsLeft([buildOutcome({ task: "T9", waiting: null })])).toEqual([
      "If another task was meant by `T9`, find its id in the file, and comment `/spec tick` here with that id. If none was, no action is needed.",
      "No task is known to wait for `T9`.",
    ]);
  });

  it("is to untick by command, or to clear the box, where a revert could not be written down", () => {
    expect(whatIsLeft([buildOutcome({ target: "todo" })])).toEqual([
      "To untick `T1`, comment `/spec untick T1` here, or clear its box in the file.",
    ]);
  });

  it("is to merge the pull request that proposes it", () => {
    expect(whatIsLeft([buildOutcome({ state: "proposed", detail: "34", waiting: [] })])).toEqual([
      "Merge #34; no other action is needed.",
      "No task waits for `T1`.",
    ]);
  });

  it("is to settle elsewhere what keeps the tick waiting", () => {
    const [how, who] = whatIsLeft([buildOutcome({ state: "pending", waiting: null })]);
    expect(how).toContain("the box of `T1` will be changed automatically");
    expect(who).toBe("Until `T1` is ticked, tasks that depend on `T1` stay blocked.");
  });

  it("is the work itself where a revert unticked it", () => {
    expect(whatIsLeft([buildOutcome({ target: "todo", state: "done" })])).toEqual([
      "`T1` has to be done again. Until it is done, `T2` and `T3` stay blocked.",
    ]);
  });

  it("is nothing where everything was ticked", () => {
    expect(whatIsLeft([buildOutcome({ state: "done" })])).toEqual([
      "No action is needed, and no task waits for this pull request.",
    ]);
  });

  it("names eight of those who wait and counts the others", () => {
    const waiting = Array.from({ length: 10 }, (_, at) => `X${at}`);
    expect(whatIsLeft([buildOutcome({ waiting })])[1]).toMatch(/`X7` and 2 more stay blocked\.$/);
  });
});

describe("the title after a merge", () => {
  it("counts what each tick came to", () => {
    const outcomes = [buildOutcome({ state: "done" }), buildOutcome({ state: "pending" }), buildOutcome()];
    expect(renderCompletionTitle(outcomes)).toBe("1 task ticked, 1 not ticked yet, 1 not ticked");
  });
});
