import type { ItemBlock, MarkdownDocument } from "../markdown/markdown-document.ts";

/** List items with a box, at the top level or below plain items. */
export function boxedItems({ blocks }: Pick<MarkdownDocument, "blocks">): ItemBlock[] {
  return blocks.filter((block) => block.kind === "item").flatMap(boxesOf);
}

function boxesOf(item: ItemBlock): ItemBlock[] {
  if (item.box !== null) return [item];
  return item.children.length === 0 ? [] : boxedItems({ blocks: item.children });
}
