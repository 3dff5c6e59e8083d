import { describe, expect, it } from "vitest";
import { findOvertaking, writesToBranch } from "../../../src/core/commands/overtaken.ts";
import { parseInvocations } from "../../../src/core/commands/parse-invocations.ts";
import type { Push } from "../../../src/core/snapshot/push.ts";

const COMMENT = { author: { login: "otto", isBot: false }, createdAt: "2026-03-01T10:00:05Z" };

function push(at: string, by: string | null, traits: Partial<Push> = {}): Push {
  return { sha: "b", by, isByApp: false, at: `2026-03-01T${at}Z`, ...traits };
}

describe("a comment is overtaken", () => {
  it.each<[string, readonly Push[], boolean]>([
    ["by a push of somebody else after it", [push("10:00:09", "ana")], true],
    ["by one in the same second, which nobody can have read", [push("10:00:05", "ana")], true],
    ["by an App's, which is nobody who asked us", [push("10:00:09", "renovate[bot]", { isByApp: true })], true],
    ["by one below a push of its author", [push("10:00:20", "otto"), push("10:00:09", "ana")], true],
    ["by one of nobody that GitHub names", [push("10:00:09", null)], true],
    ["not by a push before it", [push("10:00:04", "ana")], false],
    ["not by its author, however the name is written", [push("10:00:09", "Otto")], false],
    ["not by a commit of ours", [push("10:00:09", "enforce[bot]", { isByApp: true, sha: "ours" })], false],
    ["by a person who pushes a commit of ours anew", [push("10:00:09", "ana", { sha: "ours" })], true],
  ])("%s", (_name, pushes, expected) => {
    expect(findOvertaking(COMMENT, pushes, (sha) => sha === "ours") !== null).toBe(expected);
  });
});

describe("what is bound to the commit that it was given for", () => {
  it("is what writes to a branch", () => {
    const written = ["tick T001", "untick T001", "start T001", "block T001", "cancel T001", "fix", "scaffold"];
    const other = ["help", "status", "why T001", "recheck", "link T001", "unlink T001"];
    const isBound = (command: string) => writesToBranch(parseInvocations(`/spec ${command}`));
    expect(written.map(isBound)).toEqual(written.map(() => true));
    expect(other.map(isBound)).toEqual(other.map(() => false));
  });
});
