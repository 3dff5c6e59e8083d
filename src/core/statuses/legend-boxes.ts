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
  const mark = block.box === null ? LABEL.exec(block.text)?.[1] : undefined;
  return { ...(mark !== undefined && marks.has(mark) ? withBox(block, LABEL) : block), children };
}

/** The item with what its text begins with, `[B] `, as its box. */
export function withBox(item: ItemBlock, label: RegExp): ItemBlock {
  const width = label.exec(item.text)?.[0].length ?? 0;
  const mark = item.text.slice(1, item.text.indexOf("]"));
  const start = item.textSpan.start + 1;
  return {
    ...item,
    box: { mark, span: { start, end: start + mark.length } },
    text: item.text.slice(width),
    textSpan: { ...item.textSpan, start: item.textSpan.start + width },
  };
}
