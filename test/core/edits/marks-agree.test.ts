import { describe, expect, it } from "vitest";
import type { StatusMark } from "../../../src/core/bundle/task.ts";
import { marksAgree } from "../../../src/core/edits/task-edits.ts";
import type { Status } from "../../../src/core/statuses/status.ts";

function mark(kind: StatusMark["kind"], status: Status): StatusMark {
  return { kind, status, written: "", at: { path: "tasks.md", line: 1, endLine: 1 } };
}

describe("the statements of one task about its status", () => {
  it.each([
    ["no statement", []],
    ["an open box alone", [mark("box", "todo")]],
    ["a word alone", [mark("field", "blocked")]],
    ["box and word that say the same", [mark("box", "done"), mark("field", "done"), mark("word", "done")]],
    ["an open box beside a task under way", [mark("box", "todo"), mark("field", "in-progress")]],
  ])("agree: %s", (_, marks) => {
    expect(marksAgree(marks)).toBe(true);
  });

  it.each([
    ["two boxes", [mark("box", "todo"), mark("box", "done")]],
    ["two words", [mark("field", "blocked"), mark("word", "done")]],
    ["an open box beside a finished task", [mark("box", "todo"), mark("field", "done")]],
    ["a ticked box beside an open task", [mark("box", "done"), mark("field", "todo")]],
    ["a ticked box beside a task under way", [mark("box", "done"), mark("tracker", "in-progress")]],
  ])("contradict one another: %s", (_, marks) => {
    expect(marksAgree(marks)).toBe(false);
  });
});
