import { describe, expect, it } from "vitest";
import { revertedPullRequest } from "../../../src/core/references/reverted-pull-request.ts";

const here = { owner: "octo", name: "shop" };

describe("the pull request that another one reverts", () => {
  it.each([
    ["Reverts octo/shop#12", 12],
    ["Reverts OCTO/Shop#12", 12],
    ["Too early.\r\n\r\nReverts octo/shop#12\r\n", 12],
    ["Reverts #12", 12],
  ])("is named by %j", (body, number) => {
    expect(revertedPullRequest(body, here)).toBe(number);
  });

  it.each([
    "Reverts octo/other#12",
    "This reverts octo/shop#12 in part",
    "> Reverts octo/shop#12",
    "Reverts octo/shop#0",
    "",
  ])("is not named by %j", (body) => {
    expect(revertedPullRequest(body, here)).toBeNull();
  });
});
