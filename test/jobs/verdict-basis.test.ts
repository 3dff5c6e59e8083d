import { expect, test } from "vitest";
import { basisOfFacts, verdictBasis } from "../../src/jobs/verdict-basis.ts";
import { pullRequestFacts } from "../support/github/pull-request-facts.ts";

const facts = pullRequestFacts({ title: "Build it", labels: ["spec", "small"], lastEditedAt: "2026-02-03T04:05:06Z" });
const listed = {
  headSha: facts.headSha,
  baseRef: facts.baseRef,
  isDraft: facts.draft,
  configSha: null,
  title: facts.title,
  lastEditedAt: facts.lastEditedAt,
  labels: ["small", "spec"],
};

test("a list of open pull requests tells the same basis as the pull request itself, whatever the order of labels", () => {
  expect(verdictBasis(listed)).toBe(basisOfFacts(facts));
});

test.each([
  ["a label put on", { labels: ["small", "spec", "hotfix"] }],
  ["a label taken off", { labels: ["small"] }],
  ["a new title", { title: "Build it well" }],
  ["an edited description", { lastEditedAt: "2026-02-03T04:05:07Z" }],
  ["a push", { headSha: "c".repeat(40) }],
  ["another base", { baseRef: "release" }],
  ["a draft made ready", { isDraft: true }],
  ["a configuration", { configSha: "d".repeat(40) }],
])("%s makes it another one", (_, change) => {
  expect(verdictBasis({ ...listed, ...change })).not.toBe(basisOfFacts(facts));
});
