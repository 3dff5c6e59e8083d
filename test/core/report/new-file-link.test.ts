import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { missingFiles, newFileLink } from "../../../src/core/report/new-file-link.ts";
import { scaffolds } from "../../../src/core/scaffolds/index.ts";
import { anyText } from "../../support/any-text.ts";
import { buildBundle, buildFinding } from "../../support/reports.ts";

const HEAD = { owner: "octo", name: "shop", branch: "main" };

describe("newFileLink", () => {
  it("begins an empty file where the text would make the link too long", () => {
    const link = newFileLink(HEAD, { path: "a.md", text: "x".repeat(3_000) });
    expect(link).toBe("[Create `a.md`](/octo/shop/new/main?filename=a.md)");
  });

  it("is a link that nothing in path, branch or text can end", () => {
    fc.assert(
      fc.property(anyText(200), anyText(60), anyText(400), (path, branch, text) => {
        const link = newFileLink({ ...HEAD, branch }, { path, text });
        const target = /\]\(([^()\s]+)\)$/.exec(link)?.[1];
        expect(target).toMatch(/^\/octo\/shop\/new\/[\w%./-]*\?filename=[\w%.-]*(?:&value=[\w%.-]*)?$/);
      }),
    );
  });
});

const DOCUMENTS = scaffolds.flatMap(({ layout, documents }) =>
  documents("").map(({ name }) => [layout, name] as const),
);

describe("the text that a missing document begins with", () => {
  it.each(DOCUMENTS)("is what a scaffold of %s begins %s with, and fits into the link", (layout, name) => {
    const path = "specs/042-parcel-tracking";
    const findings = [buildFinding({ creates: `${path}/${name}` })];
    const bundle = buildBundle({ path, slug: "042-parcel-tracking", layout, findings });
    const [file] = missingFiles({ bundles: [bundle] });
    const begun = scaffolds.find((one) => one.layout === layout)?.documents("Parcel tracking");
    expect(file?.text).toBe(begun?.find((one) => one.name === name)?.text);
    expect(newFileLink(HEAD, file ?? { path: "", text: "" })).toContain("&value=");
  });

  it("is headings alone where no scaffold knows the document", () => {
    const findings = [buildFinding({ creates: "specs/042-a/research.md" })];
    const bundle = buildBundle({ path: "specs/042-a", slug: "042-a", layout: "spec-kit", findings });
    expect(missingFiles({ bundles: [bundle] })[0]?.text).toMatch(/^# Research: 042-a\n/);
  });
});
