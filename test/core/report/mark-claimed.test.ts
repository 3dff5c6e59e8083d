import { describe, expect, it } from "vitest";
import { renderReady } from "../../../src/core/report/bundle-lists.ts";
import { markClaimed } from "../../../src/core/report/mark-claimed.ts";
import { buildBrief, buildBundle } from "../../support/reports.ts";

const rival = (pullRequest: number, task: string, bundle = "specs/001-auth") => {
  return { pullRequest, bundle, task, isEarlier: true };
};

describe("what can be started next", () => {
  const report = buildBundle({ path: "specs/001-auth", ready: ["T002", "T003", "T004"].map(taskOf) });

  it("is marked with the pull requests that claim it, and comes last then", () => {
    const marked = markClaimed(report, [rival(41, "T002"), rival(43, "T002")]);
    expect(marked.ready.map(({ id }) => id)).toEqual(["T003", "T004", "T002"]);
    expect(renderReady(marked, 10)).toMatch(/`T002` .* \(claimed by pull requests 41 and 43\)$/);
  });

  it("is left as it is where nobody claims it, or it is a task of another spec bundle", () => {
    expect(markClaimed(report, [])).toBe(report);
    expect(markClaimed(report, [rival(41, "T002", "specs/002-cart")])).toBe(report);
  });
});

function taskOf(id: string) {
  return buildBrief({ id });
}
