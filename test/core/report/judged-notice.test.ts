import { expect, test } from "vitest";
import { judgedNotice } from "../../../src/core/report/judged-notice.ts";

const baseSha = "0123456789abcdef0123456789abcdef01234567";

test("nothing is said where the head is what the merge gives, or nothing was read", () => {
  expect(judgedNotice({ kind: "head" }, "main")).toBeNull();
  expect(judgedNotice(undefined, "main")).toBeNull();
});

test("a verdict on the result of the merge names the base, and not its commit, which changes too often", () => {
  expect(judgedNotice({ kind: "merge", baseSha, from: "sides" }, "main")).toBe(
    "Judged as it will be once merged into `main`, which has moved on since this branch left it.",
  );
  expect(judgedNotice({ kind: "merge", baseSha, from: "test-merge" }, "main")).toContain(
    "taken from GitHub's test merge.",
  );
});

test.each([
  ["conflict", "Resolve the conflict and push."],
  ["not-computed", "GitHub has not tried the merge yet"],
  ["stale", "GitHub's test merge is of older commits"],
] as const)("where there is no result (%s) it says why, what was judged and what to do", (why, words) => {
  const notice = judgedNotice(
    { kind: "head-alone", baseSha, why, paths: ["specs/a/tasks.md", "specs/a/plan.md"] },
    "main",
  );
  expect(notice).toContain("`specs/a/tasks.md` and 1 more changed here and on `main`.");
  expect(notice).toContain("the head alone was judged");
  expect(notice).toContain(words);
});
