import { describe, expect, it } from "vitest";
import { renderReplyFoot } from "../../../src/core/report/reply-foot.ts";
import { buildFacts } from "../../support/reports.ts";

const HEAD = "a".repeat(40);

function foot(over: Parameters<typeof buildFacts>[0], isMadeAnew = false): string {
  return renderReplyFoot(buildFacts({ headSha: HEAD, ...over }), isMadeAnew);
}

function checkOf(conclusion: string | null, headSha = HEAD) {
  return { checkRun: { id: 1, headSha, status: "completed", conclusion, externalId: "" } };
}

describe("what stands below a reply", () => {
  it("names the commit, and links the check", () => {
    expect(foot(checkOf("success"))).toMatch(
      new RegExp(`^Answered for commit ${HEAD}\\. \\[The check\\]\\(/[\\w-]+/[\\w-]+/pull/\\d+/checks\\) `),
    );
  });

  it.each([
    ["success", "passes, so it does not keep this from merging."],
    ["neutral", "blocks nothing, so it does not keep this from merging."],
    ["failure", "fails, so this cannot merge yet. It says what to do"],
    [null, "is being made. It will say whether this can merge"],
  ])("says of a check with the conclusion %s whether this can merge", (conclusion, said) => {
    expect(foot(checkOf(conclusion))).toContain(said);
  });

  it.each([
    ["the commands change the verdict", foot(checkOf("failure"), true)],
    ["the check is about another commit", foot(checkOf("failure", "b".repeat(40)))],
    ["there is no check yet", foot({ checkRun: null })],
  ])("promises a new verdict where %s", (_name, text) => {
    expect(text).toContain("is being made");
    expect(text).not.toContain("fails");
  });

  it.each([
    ["merged", "This pull request is merged."],
    ["closed", "cannot merge until somebody reopens it."],
  ] as const)("says that a pull request is %s", (state, said) => {
    expect(foot({ state, ...checkOf("failure") })).toContain(said);
  });
});
