import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rules } from "../../../src/core/rules/index.ts";

const FOLDER = "src/core/rules";

function ruleFiles(): string[] {
  const groups = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return groups.flatMap(({ name }) => readdirSync(`${FOLDER}/${name}`).map((file) => `${name}/${file}`));
}

describe("the registry of rules", () => {
  it("has every file in the folders, each under its own name", () => {
    expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(ruleFiles().sort());
  });

  it("exports from each file the rule of that name", async () => {
    for (const rule of rules) {
      const module: Record<string, unknown> = await import(
        new URL(`../../../${FOLDER}/${rule.id}.ts`, import.meta.url).href
      );
      expect(Object.values(module)).toContain(rule);
    }
  });
});

describe.each(rules)("the definition of $id", (rule) => {
  it("says in its summary what it disallows or requires", () => {
    expect(rule.summary).toMatch(/^(Disallow|Require) .+[^.]$/);
  });

  it("gives its reason, and how it avoids false alarms, in whole sentences", () => {
    expect(rule.rationale).toMatch(/^[A-Z`].+[.?]$/s);
    expect(rule.guard).toMatch(/^[A-Z`].+\.$/s);
  });

  it("is shown by an invalid example, a valid one and a known false alarm", () => {
    const kinds = rule.examples.map(({ kind }) => kind);
    expect(kinds).toContain("invalid");
    expect(kinds).toContain("valid");
    expect(kinds).toContain("false-positive");
    for (const { kind, reports } of rule.examples) expect(reports.length > 0).toBe(kind === "invalid");
  });

  it("shows in an example how much it looked at to find something", () => {
    const shown = rule.examples.filter(({ kind, looked }) => kind === "invalid" && /^\d+\/[1-9]/.test(looked ?? ""));
    expect(shown).not.toEqual([]);
  });

  it("ends every message with something to do, and leaves no placeholder unfilled", () => {
    for (const message of Object.values(rule.messages)) expect(message).toMatch(/(?:\.|\{fix\})$/);
    for (const report of rule.examples.flatMap(({ reports }) => reports)) expect(report).not.toMatch(/\{\w+\}/);
  });

  it("shows what its autofix does, exactly where it has one", () => {
    const isShown = rule.examples.some(({ fixed }) => fixed !== undefined);
    expect(isShown).toBe(rule.autofix !== undefined);
    if (rule.autofix !== undefined) expect(rule.autofix).toMatch(/^[A-Z`].+\.$/s);
  });

  it("takes no options as its defaults", () => {
    expect(() => rule.options.parse({})).not.toThrow();
    expect(() => rule.options.parse({ unheardOf: 1 })).toThrow();
  });
});
