import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newFileLink } from "../../../src/core/report/new-file-link.ts";
import { anyText } from "../../support/any-text.ts";

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
