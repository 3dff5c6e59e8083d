import { describe, expect, it } from "vitest";
import { buildAnnotations } from "../../../src/core/report/annotations.ts";
import { byteLength } from "../../../src/core/report/truncate-bytes.ts";
import { buildConfig, buildFinding } from "../../support/reports.ts";

const config = buildConfig();

function annotated(over: Parameters<typeof buildFinding>[0]) {
  return buildAnnotations([buildFinding(over)], config).annotations[0];
}

describe("buildAnnotations", () => {
  it("takes place, severity, rule and message from the finding", () => {
    expect(annotated({ severity: "warning", at: { path: "a.md", line: 3, endLine: 5 } })).toEqual({
      path: "a.md",
      startLine: 3,
      endLine: 5,
      level: "warning",
      title: "tasks/duplicate-id",
      message: "Task `T002` is declared twice.",
    });
  });

  it.each([
    [0, 0, 1, 1],
    [-4, 2, 1, 2],
    [7, 3, 7, 7],
    [Number.NaN, Number.POSITIVE_INFINITY, 1, 1],
  ])("clamps lines %d to %d to %d to %d", (line, endLine, startLine, end) => {
    expect(annotated({ at: { path: "a.md", line, endLine } })).toMatchObject({ startLine, endLine: end });
  });

  it.each(["/etc/passwd", "../a.md", "specs/../a.md", "", "./a.md", "a//b.md", "specs\\a.md", "a\0.md"])(
    "leaves out a finding at %j, for which GitHub would refuse them all",
    (path) => {
      const finding = buildFinding({ at: { path, line: 1, endLine: 1 } });
      expect(buildAnnotations([finding], config)).toEqual({ annotations: [], omitted: 1 });
    },
  );

  it("makes a notice of what was there before, unless all findings count", () => {
    const finding = buildFinding({ status: "existing" });
    expect(buildAnnotations([finding], config).annotations[0]?.level).toBe("notice");
    expect(buildAnnotations([finding], buildConfig({ findings: "all" })).annotations[0]?.level).toBe("failure");
  });

  it("makes a notice that says so of what was overridden", () => {
    expect(buildAnnotations([buildFinding()], config, true).annotations[0]).toMatchObject({
      level: "notice",
      title: "tasks/duplicate-id (overridden)",
    });
  });

  it("keeps message and title within what GitHub takes", () => {
    const annotation = annotated({ message: "😀".repeat(40_000), rule: "r".repeat(400) });
    expect(byteLength(annotation?.message ?? "")).toBeLessThan(64 * 1024);
    expect(annotation?.title.length).toBeLessThanOrEqual(255);
  });

  it("stops at two hundred and says how many got none", () => {
    const many = Array.from({ length: 250 }, () => buildFinding());
    const { annotations, omitted } = buildAnnotations(many, config);
    expect([annotations.length, omitted]).toEqual([200, 50]);
  });
});
