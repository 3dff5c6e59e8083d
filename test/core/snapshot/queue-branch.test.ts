import { expect, test } from "vitest";
import { parseQueueBranch } from "../../../src/core/snapshot/queue-branch.ts";

const sha = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";

test.each([
  [`gh-readonly-queue/main/pr-12-${sha}`, { base: "main", pullRequest: 12 }],
  [`refs/heads/gh-readonly-queue/release/2.x/pr-7-${sha}`, { base: "release/2.x", pullRequest: 7 }],
  [`gh-readonly-queue/pr-1-x/pr-3-${sha}`, { base: "pr-1-x", pullRequest: 3 }],
  ["main", null],
  [`feature/gh-readonly-queue/main/pr-12-${sha}`, null],
  ["gh-readonly-queue/main/pr-12-", null],
  [`gh-readonly-queue/main/pr-0-${sha}`, null],
])("%s", (ref, expected) => {
  expect(parseQueueBranch(ref)).toEqual(expected);
});
