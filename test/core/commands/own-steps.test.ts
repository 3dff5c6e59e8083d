import { describe, expect, it } from "vitest";
import type { CommandRecord } from "../../../src/core/commands/order.ts";
import { isOwnStep } from "../../../src/core/commands/own-steps.ts";

const target = { bundle: "specs/a", tasksPath: "specs/a/tasks.md", task: "T1" };

function step(headSha: string, commitSha?: string): CommandRecord {
  const order = { kind: "edit", target, to: "done", reason: null, ...(commitSha ? { commitSha } : {}) } as const;
  return { commentId: 1, position: 0, order, actor: "otto", headSha, givenAt: "2026-11-24T00:00:00Z" };
}

describe("only commits of ours lead to a head", () => {
  it.each<[string, readonly CommandRecord[], boolean]>([
    ["by one of them", [step("a", "b")], true],
    ["by several, in whatever order they are recorded", [step("b", "c"), step("a", "b")], true],
    ["and not where a push came between", [step("a", "b"), step("x", "c")], false],
    ["and not where nothing was written", [step("a")], false],
    ["and not where they go round in a circle", [step("a", "d"), step("d", "a")], false],
  ])("%s", (_name, records, expected) => {
    expect(isOwnStep(records, "a", records.length > 1 ? "c" : "b")).toBe(expected);
  });

  it("by none where it is the same one", () => {
    expect(isOwnStep([], "a", "a")).toBe(true);
  });
});
