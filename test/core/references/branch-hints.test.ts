import { describe, expect, it } from "vitest";
import { hasBranchHints, readBranchHints } from "../../../src/core/references/branch-hints.ts";

describe("readBranchHints", () => {
  it.each([
    ["feature/T012-login", ["T012"]],
    ["t012_t013", ["T012", "T013"]],
    ["mona/M1.2.1-render", ["M1.2.1"]],
    ["001-auth-T012b", ["T012b"]],
    ["PROJ-123-login", []],
    ["t1", []],
    ["release/v2.1", []],
  ])("finds in %j the tasks %j", (branch, tasks) => {
    expect(readBranchHints(branch).tasks).toEqual(tasks);
  });

  it.each(["001-auth", "mona/001-auth", "001-auth-sessions", "001-auth/T012"])(
    "means a spec bundle by %j",
    (branch) => {
      expect(readBranchHints(branch).means("001-auth")).toBe(true);
      expect(hasBranchHints(branch)).toBe(true);
    },
  );

  it.each(["001-authority", "001", "feature/auth", "main"])("means none by %j", (branch) => {
    expect(readBranchHints(branch).means("001-auth")).toBe(false);
  });
});
