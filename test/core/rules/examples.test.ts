import { describe, expect, it } from "vitest";
import { rules } from "../../../src/core/rules/index.ts";
import type { RuleExample } from "../../../src/core/rules/rule.ts";
import { fixExample, tryExample } from "./try-example.ts";

const TASKS = "specs/001-example/tasks.md";

describe.each(rules)("$id", (rule) => {
  it.each<RuleExample>(rule.examples)("$kind: $name", (example) => {
    const evaluation = tryExample(rule, example);
    const reports = [...evaluation.bundles, evaluation];
    expect(reports.flatMap(({ findings }) => findings).map(({ at, message }) => `${at.line}: ${message}`)).toEqual(
      example.reports,
    );
    if (example.looked === undefined) return;
    const looked = reports.flatMap((report) => report.looked);
    expect(looked.map(({ examined, of }) => `${examined}/${of}`)).toEqual([example.looked]);
  });

  it.each<RuleExample>(rule.examples)("says how much it looked at: $name", (example) => {
    const evaluation = tryExample(rule, example);
    const looked = [...evaluation.bundles, evaluation].flatMap((report) => report.looked);
    for (const { examined, of } of looked) expect(examined).toBeLessThanOrEqual(of);
    // Who finds something has looked at something.
    if (example.reports.length > 0) expect(looked.filter(({ of }) => of > 0)).not.toEqual([]);
  });

  it.each<RuleExample>(rule.examples.filter(({ kind }) => kind === "invalid"))("fixes: $name", (example) => {
    const fixed = typeof example.fixed?.tasks === "string" ? { [TASKS]: example.fixed.tasks } : (example.fixed ?? {});
    expect(fixExample(rule, example)).toEqual(fixed);
  });

  it("fails the check exactly where it reports an error", () => {
    for (const example of rule.examples) {
      const { bundles, findings, outcome } = tryExample(rule, example);
      const all = [...bundles.flatMap((bundle) => bundle.findings), ...findings];
      expect(outcome).toBe(all.some(({ severity }) => severity === "error") ? "fail" : "pass");
    }
  });
});
