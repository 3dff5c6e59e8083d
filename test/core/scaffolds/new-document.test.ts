import { describe, expect, it } from "vitest";
import { scaffolds } from "../../../src/core/scaffolds/index.ts";
import { beginDocument, isBegun, titleOf } from "../../../src/core/scaffolds/new-document.ts";
import { sourceFile } from "../../support/bundles.ts";

const BUNDLE = { path: "specs/042-parcel-tracking", slug: "042-parcel-tracking", layout: "spec-kit" };
const TODAY = "2026-11-24";

describe("a new document", () => {
  it("begins as the repository's own template, an override before the rest, with what is known filled in", () => {
    const files = [
      sourceFile(".specify/templates/plan-template.md", "# Plan\n"),
      sourceFile(
        ".specify/templates/overrides/plan-template.md",
        "# Plan: [FEATURE NAME]\n\n`[###-feature-name]`, [DATE]\n\n- [NEEDS CLARIFICATION: who pays?]\n",
      ),
    ];
    expect(beginDocument(BUNDLE, "plan.md", files, TODAY)).toEqual({
      template: ".specify/templates/overrides/plan-template.md",
      text: "# Plan: Parcel tracking\n\n`042-parcel-tracking`, 2026-11-24\n\n- [NEEDS CLARIFICATION: who pays?]\n",
    });
  });

  it("writes a title as it is, whatever a replacement would make of it", () => {
    const files = [sourceFile(".specify/templates/plan-template.md", "# [FEATURE]\n")];
    const bundle = { ...BUNDLE, slug: "001-$&-costs" };
    expect(beginDocument(bundle, "plan.md", files, TODAY)?.text).toBe("# $& costs\n");
  });

  it("begins as scaffold has it where the repository has no template", () => {
    const begun = beginDocument(BUNDLE, "plan.md", [], TODAY);
    expect(begun).toMatchObject({ template: null });
    expect(begun?.text).toContain("# Implementation Plan: Parcel tracking");
  });

  it("is not invented where nobody knows it", () => {
    expect(beginDocument(BUNDLE, "poem.md", [], TODAY)).toBeNull();
    expect(beginDocument({ ...BUNDLE, layout: "bmad" }, "plan.md", [], TODAY)).toBeNull();
    expect([isBegun("spec-kit", "plan.md"), isBegun("spec-kit", "poem.md"), isBegun("bmad", "plan.md")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each(scaffolds)("is known for each document of $layout", ({ layout, documents }) => {
    for (const { name } of documents("Title")) expect(isBegun(layout, name)).toBe(true);
  });

  it.each([
    ["042-parcel-tracking", "Parcel tracking"],
    ["20260131-120000-returns", "Returns"],
    ["parcels", "Parcels"],
  ])("calls %s in words", (slug, title) => {
    expect(titleOf(slug)).toBe(title);
  });
});
