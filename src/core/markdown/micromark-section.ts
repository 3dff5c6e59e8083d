import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import type { Block } from "./markdown-document.ts";
import type { Section } from "./sections.ts";
import { blocksOf } from "./structure.ts";

/** Every inline construct: they are what makes a Markdown parser quadratic, and structure does not need them. */
const INLINE_CONSTRUCTS = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "hardBreakEscape",
  "hardBreakTrailing",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
];

const LISTS: Options = {
  extensions: [gfmTaskListItem(), { disable: { null: INLINE_CONSTRUCTS } }],
  mdastExtensions: [gfmTaskListItemFromMarkdown()],
};

const LISTS_AND_TABLES: Options = {
  extensions: [...(LISTS.extensions ?? []), gfmTable()],
  mdastExtensions: [...(LISTS.mdastExtensions ?? []), gfmTableFromMarkdown()],
};

/** Every table has such a line. Without one the extension would read each line of the text as a header in vain. */
const DELIMITER_ROW = /^[ \t>]*[|:-][|: \t-]*$/m;

/** The blocks of a piece of a text by micromark: right for every text, and what every faster way is held to. */
export function parseByMicromark(text: string, { start, end, line }: Section): Block[] {
  // micromark drops a byte order mark at the start of what it is given, and would count every offset one too low.
  const from = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
  const piece = text.slice(from, end);
  const tree = fromMarkdown(piece, hasDelimiterRow(piece) ? LISTS_AND_TABLES : LISTS);
  return blocksOf(tree.children, { text, offset: from, line });
}

/** A row of dashes alone is a break or a heading's underline. */
function hasDelimiterRow(text: string): boolean {
  return /[|:]/.test(text) && text.includes("-") && DELIMITER_ROW.test(text.replace(/^[ \t>]*-*[ \t]*$/gm, ""));
}
