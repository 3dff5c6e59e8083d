import { describe, expect, it } from "vitest";
import type { ProposedConfig } from "../../../src/core/config/proposed-config.ts";
import { fitSections } from "../../../src/core/report/bounded-text.ts";
import { buildConfigPreview, type ConfigPreview, previewSections } from "../../../src/core/report/config-preview.ts";
import type { Evaluation } from "../../../src/core/report/evaluation.ts";
import { buildConfig, buildEvaluation, buildFinding } from "../../support/reports.ts";

const HEAD = "a".repeat(40);
const FIRST = buildFinding({ fingerprint: "1", message: "First." });
const SECOND = buildFinding({ fingerprint: "2", message: "Second." });

function proposed(over: Partial<ProposedConfig> = {}): ProposedConfig {
  return { path: ".github/spec-kit-enforce.yml", config: buildConfig(), unreadable: null, weakenings: [], ...over };
}

function judged(findings: Evaluation["findings"], over: Partial<Evaluation> = {}, config = buildConfig()) {
  return { config, evaluation: buildEvaluation({ findings, bundles: [], ...over }) };
}

function render(preview: ConfigPreview | null): string {
  return fitSections(previewSections(preview, HEAD), 60_000);
}

describe("the preview of a configuration", () => {
  it("is not there where the pull request brings none", () => {
    expect(previewSections(null, HEAD)).toEqual([]);
  });

  it("says that it has no effect, what the verdict would be, and which findings come and go", () => {
    const then = judged([SECOND], { outcome: "pass" }, buildConfig({ mode: "report" }));
    const text = render(buildConfigPreview(proposed(), null, judged([FIRST], { outcome: "fail" }), then));
    expect(text).toContain("This section has no effect on this verdict");
    expect(text).toContain("would pass (mode `report`, conclusion `success`)");
    expect(text).toMatch(/there would be:\n\n- .*Second\.[\s\S]*there would be no longer:\n\n- .*First\./);
  });

  it("tells of a finding whose severity would be another one, and of nothing where all stays the same", () => {
    const milder = judged([{ ...FIRST, severity: "info" }]);
    expect(render(buildConfigPreview(proposed(), null, judged([FIRST]), milder))).toContain("ℹ️ info");
    const same = render(buildConfigPreview(proposed(), null, judged([FIRST]), judged([FIRST])));
    expect(same).toContain("The findings would be the same.");
  });

  it("lists what is asked less for, with who has to approve, or who did", () => {
    const weaker = proposed({ weakenings: ["`mode` goes from `enforce` to `report`"] });
    const waiting = render(buildConfigPreview(weaker, null, judged([]), judged([])));
    expect(waiting).toContain(
      `which needs an approval of commit ${HEAD} by somebody with write access who neither opened the pull request nor pushed last`,
    );
    expect(waiting).toContain("- `mode` goes from `enforce` to `report`");
    expect(render(buildConfigPreview(weaker, "otto", judged([]), judged([])))).toContain(
      `which \`otto\` approved for commit ${HEAD}`,
    );
  });

  it("says why nobody can read it, and makes foreign words harmless", () => {
    const broken = proposed({ config: null, unreadable: "Ask @acme/owners #1", weakenings: ["`rules` gains `@all`"] });
    const text = render(buildConfigPreview(broken, null, judged([]), null));
    expect(text).toContain("It cannot be read: Ask @\u200bacme");
    expect(text).toContain("`@all`");
  });

  it("says that layouts and schemas of its own were not tried", () => {
    const layouts = [{ name: "own", directory: "x/*", documents: [] }] as unknown as NonNullable<
      ReturnType<typeof buildConfig>["layouts"]
    >;
    const then = judged([], {}, buildConfig({ layouts }));
    expect(render(buildConfigPreview(proposed(), null, judged([]), then))).toContain(
      "are heeded once they are on the base",
    );
  });
});
