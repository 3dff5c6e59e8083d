import { describe, expect, it } from "vitest";
import { findTemplate, isTemplatePath, projectOf } from "../../../src/core/layouts/spec-kit-templates.ts";
import { sourceFile } from "../../support/bundles.ts";

const CORE = ".specify/templates/spec-template.md";
const OVERRIDE = ".specify/templates/overrides/spec-template.md";
const LEAN = ".specify/presets/lean/templates/spec-template.md";
const STRICT = ".specify/presets/strict/templates/spec-template.md";

function find(files: Readonly<Record<string, string>>, bundle = "specs/001-a"): string | null {
  const all = Object.entries(files).map(([path, text]) => sourceFile(path, text));
  return findTemplate(bundle, "spec.md", all)?.path ?? null;
}

describe("the template in force", () => {
  const ranked = JSON.stringify({ presets: { lean: { priority: 20 }, strict: { priority: 5 } } });
  const without = JSON.stringify({ presets: { lean: { priority: 5, enabled: false }, strict: {} } });

  it.each<[string, Record<string, string>, string | null]>([
    ["none", {}, null],
    ["the core's", { [CORE]: "" }, CORE],
    ["a preset's before the core's", { [CORE]: "", [LEAN]: "" }, LEAN],
    ["the preset with the smallest number", { [LEAN]: "", [STRICT]: "", ".specify/presets/.registry": ranked }, STRICT],
    [
      "not that of a preset that is switched off",
      { [LEAN]: "", [STRICT]: "", ".specify/presets/.registry": without },
      STRICT,
    ],
    ["any where the registry is broken", { [LEAN]: "", [STRICT]: "", ".specify/presets/.registry": "{" }, LEAN],
    ["an override before all", { [CORE]: "", [LEAN]: "", [OVERRIDE]: "" }, OVERRIDE],
  ])("%s", (_, files, expected) => {
    expect(find(files)).toBe(expected);
  });

  it("is that of the nearest project of a monorepo", () => {
    const files = { [CORE]: "", [`apps/a/${CORE}`]: "" };
    expect(find(files, "apps/a/specs/001-a")).toBe(`apps/a/${CORE}`);
    expect(find(files, "apps/b/specs/001-a")).toBe(CORE);
    expect(projectOf("x/specs/001-a", ["apps/a/.specify/memory/constitution.md"])).toBeNull();
  });

  it("is read from paths that are known for templates", () => {
    expect([CORE, OVERRIDE, LEAN, ".specify/presets/.registry"].every(isTemplatePath)).toBe(true);
    expect(
      ["specs/001-a/spec.md", ".specify/templates/x/y/spec-template.md", ".specify/memory/constitution.md"].some(
        isTemplatePath,
      ),
    ).toBe(false);
  });
});
