import { describe, expect, it } from "vitest";
import { groupFindings } from "../../../src/core/report/finding-groups.ts";
import { buildConfig, buildContext, buildFinding } from "../../support/reports.ts";

const FINDINGS = [
  buildFinding({ message: "error" }),
  buildFinding({ message: "warning", severity: "warning" }),
  buildFinding({ message: "note", severity: "info" }),
  buildFinding({ message: "old", status: "existing" }),
];

function grouped(over: Parameters<typeof buildContext>[0] = {}) {
  return groupFindings(FINDINGS, buildContext(over)).map(({ head, findings }) => [
    head,
    findings.map(({ message }) => message),
  ]);
}

describe("groupFindings", () => {
  it("tells what must be done from what may be, and from what is not this pull request's", () => {
    expect(grouped()).toEqual([
      ["Fix before this can merge", ["error"]],
      ["Worth a look; these do not block the merge", ["warning"]],
      ["Good to know; no action is needed", ["note"]],
      ["Already there before this pull request; these do not count", ["old"]],
    ]);
  });

  it("does not say that an error blocks where it does not", () => {
    const [first] = grouped({ config: buildConfig({ mode: "report" }) });
    expect(first).toEqual(["Worth fixing; errors block nothing in report mode", ["error"]]);
  });

  it("counts what was there before where the configuration says so", () => {
    expect(grouped({ config: buildConfig({ findings: "all" }) })[0]?.[1]).toEqual(["error", "old"]);
  });

  it("has no group without findings", () => {
    expect(groupFindings([], buildContext())).toEqual([]);
  });
});
