import type { Block, ItemBlock, MarkdownDocument } from "../markdown/markdown-document.ts";
import type { MarkAuthority } from "./read-status.ts";

/** Letters and digits between brackets are labels until somebody says that they are marks. */
const LABEL = /^\[([\p{L}\p{N}]{1,3})\][ \t]+/u;

/**
 * The document with boxes where its items begin with a letter that its legend, or the configuration, gives a meaning:
 * `[B]`, `[D]`, `[IP]`. The document itself where there are none.
 */
export function withLegendBoxes(
  document: MarkdownDocument,
  { config, legend }: Pick<MarkAuthority, "config" | "legend">,
): MarkdownDocument {
  const known = [...legend.boxes.keys(), ...Object.keys(config).map((key) => key.replace(/^\[(.{1,3})\]$/u, "$1"))];
  const marks = new Set(known.filter((mark) => /^[\p{L}\p{N}]{1,3}$/u.test(mark) && !/^x$/i.test(mark)));
  return marks.size === 0 ? document : { ...document, blocks: document.blocks.map((block) => boxed(block, marks)) };
}

function boxed(block: Block, marks: ReadonlySet<string>): Block {
  if (block.kind !== "item") return block;
  const children = block.children.map((child) => boxed(child, marks));
  return { ...(block.box === null ? withBox(block, marks) : block), children };
}

function withBox(item: ItemBlock, marks: ReadonlySet<string>): ItemBlock {
  const found = LABEL.exec(item.text);
  const mark = found?.[1];
  if (!found || mark === undefined || !marks.has(mark)) return item;
  const start = item.textSpan.start + 1;
  const width = found[0].length;
  return {
    ...item,
    box: { mark, span: { start, end: start + mark.length } },
    text: item.text.slice(width),
    textSpan: { ...item.textSpan, start: item.textSpan.start + width },
  };
}
