import { describe, expect, it } from "vitest";
import { finderInBlocks } from "../../../src/core/markdown/document-parts.ts";
import { parseMarkdown } from "../../../src/core/markdown/parse-markdown.ts";
import { SectionCache } from "../../../src/core/markdown/section-cache.ts";
import { sourceText } from "../../support/bundles.ts";

/** Longer than what is kept in one piece with the next section. */
const FILLER = "A clerk weighs each parcel that comes to the depot.\n".repeat(15);
const section = (title: string, words = "") => `## ${title}\n\n${FILLER}\n${words}\n\n`;

describe("what is looked for in the blocks of a document", () => {
  const looking = () => {
    const seen: string[] = [];
    const find = finderInBlocks((block) => {
      if (block.kind === "heading") seen.push(block.text);
      return "text" in block && block.text.includes("TODO") ? [block.line] : [];
    });
    const cache = new SectionCache();
    return { seen, found: (text: string) => find(parseMarkdown(sourceText(text), cache)) };
  };

  it("is looked for again only in sections that changed, and in those where it was found", () => {
    const { seen, found } = looking();
    const [weigh, stamp, sort] = [section("Weigh"), section("Stamp", "TODO stamp"), section("Sort")];
    const line = found(weigh + stamp + sort)[0] ?? 0;
    seen.length = 0;
    expect(found(`${weigh + stamp}${section("Sort", "and more")}`)).toEqual([line]);
    expect(seen).toEqual(["Stamp", "Sort"]);
  });

  it("is found where it stands now, when what is above it grows", () => {
    const { found } = looking();
    const text = section("Weigh") + section("Stamp", "TODO stamp");
    const line = found(text)[0] ?? 0;
    expect(found(`${section("Count")}${text}`)).toEqual([line + section("Count").split("\n").length - 1]);
  });

  it("is looked for everywhere in a document that nobody keeps", () => {
    const { seen } = looking();
    const find = finderInBlocks((block) => {
      seen.push(block.kind);
      return [];
    });
    const document = parseMarkdown(sourceText("# A\n\n- b\n"));
    find(document);
    find(document);
    expect(seen).toEqual(["heading", "item", "heading", "item"]);
  });
});
