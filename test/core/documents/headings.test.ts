import { describe, expect, it } from "vitest";
import { allBlocksOf, sectionsOf } from "../../../src/core/documents/document-sections.ts";
import { headingName } from "../../../src/core/documents/heading-name.ts";
import { anchorsOf } from "../../../src/core/documents/heading-slugs.ts";
import { markdownOf } from "../../support/bundles.ts";

describe("headingName", () => {
  it.each([
    ["User Scenarios & Testing *(mandatory)*", "user scenarios and testing"],
    ["1. Success  Criteria:", "success criteria"],
    ["2.1 **Edge Cases**", "edge cases"],
    ["IV. Scope", "scope"],
    ["Section 3 - Risks", "risks"],
    ["📋 Key Entities *(include if feature involves data)*", "key entities"],
    ["Visible names", "visible names"],
  ])("%j is compared as %j", (text, name) => {
    expect(headingName(text)).toBe(name);
  });
});

it("sections know what is inside them", () => {
  const sections = sectionsOf(markdownOf("# A\n\none\n\n## B\n\ntwo\n\n### C\n\nthree\n\n## D\n"));
  expect(sections.map(({ name, blocks, inner }) => [name, blocks.length, inner.map((one) => one.name)])).toEqual([
    ["a", 1, ["b", "c", "d"]],
    ["b", 1, ["c"]],
    ["c", 1, []],
    ["d", 0, []],
  ]);
  expect(sections.map((section) => allBlocksOf(section).length)).toEqual([3, 2, 1, 0]);
});

it("anchors are GitHub's: numbered where they repeat, without markup, and those written in HTML", () => {
  const anchors = anchorsOf(markdownOf('# A `b` [c](d)\n\n## A `b` [c](d)\n\n## Größe & Co.\n\n<a id="own"></a>\n'));
  expect([...anchors]).toEqual(["a-b-c", "a-b-c-1", "größe--co", "own"]);
});
