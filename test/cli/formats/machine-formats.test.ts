import { describe, expect, it } from "vitest";
import type { FormatContext } from "../../../src/cli/formats/format.ts";
import { junit } from "../../../src/cli/formats/junit.ts";
import { sarif } from "../../../src/cli/formats/sarif.ts";
import { rules } from "../../../src/core/rules/index.ts";
import { buildBundle, buildEvaluation, buildFinding } from "../../support/reports.ts";

const LOOKED = [
  { rule: "graph/cycle", examined: 2, of: 2, unit: "tasks" },
  { rule: "tasks/duplicate-id", examined: 2, of: 2, unit: "tasks" },
];

function context(changes: Parameters<typeof buildEvaluation>[0]): FormatContext {
  return {
    evaluation: buildEvaluation(changes),
    conclusion: "failure",
    lineOf: () => null,
    target: "specs",
    colors: false,
  };
}

const FOUND = context({
  outcome: "fail",
  bundles: [
    buildBundle({
      path: "specs/001-a",
      looked: LOOKED,
      findings: [
        buildFinding({
          rule: "tasks/duplicate-id",
          message: 'T1 <again> & "again"\0',
          at: { path: "specs/001-a/my tasks.md", line: 3, endLine: 3 },
        }),
        buildFinding({ rule: "tasks/duplicate-id", status: "existing", message: "old" }),
      ],
    }),
  ],
});

describe("sarif", () => {
  const { runs, version } = JSON.parse(sarif.render(FOUND));

  it("describes every rule and refers to no other", () => {
    expect(version).toBe("2.1.0");
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
  });

  it("gives place, fingerprint and what is new", () => {
    const [fresh, old] = runs[0].results;
    expect(fresh.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "specs/001-a/my%20tasks.md", uriBaseId: "%SRCROOT%" },
      region: { startLine: 3, endLine: 3 },
    });
    expect([fresh.level, fresh.baselineState, old.baselineState]).toEqual(["error", "new", "unchanged"]);
    expect(Object.keys(fresh.partialFingerprints)).toEqual(["specKitEnforce/v1"]);
  });

  it("says that the run was no success when something could not be evaluated", () => {
    const failures = [{ path: "specs/001-a/tasks.md", reason: "It is too large.", hint: "Split it." }];
    const [run] = JSON.parse(sarif.render(context({ outcome: "error", failures }))).runs;
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toBe("It is too large. Split it.");
  });
});

describe("junit", () => {
  it("has a case for every finding and one for every rule that found nothing", () => {
    const lines = junit.render(FOUND).trimEnd().split("\n");
    expect(lines[2]).toBe('  <testsuite name="specs/001-a" tests="3" failures="1" errors="0" skipped="0">');
    expect(lines[3]).toContain(
      '<failure type="error" message="specs/001-a/my tasks.md:3: T1 &lt;again&gt; &amp; &quot;again&quot;\u{FFFD}">',
    );
    expect(lines[4]).toContain("<system-out>error: ");
    expect(lines[5]).toBe('    <testcase classname="spec-kit-enforce" name="graph/cycle"></testcase>');
    expect(lines.at(-1)).toBe("</testsuites>");
  });

  it("tells what could not be evaluated as an error", () => {
    const failures = [{ path: null, reason: "It is too large.", hint: "Split it." }];
    const text = junit.render(context({ outcome: "error", bundles: [], failures }));
    expect(text).toContain('<testsuite name="everything else" tests="1" failures="0" errors="1" skipped="0">');
    expect(text).toContain('<error message="It is too large.">Split it.</error>');
  });
});
