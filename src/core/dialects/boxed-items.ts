import type { ItemBlock, MarkdownDocument } from "../markdown/markdown-document.ts";

/** Top-level list items with a box. */
export function boxedItems({ blocks }: MarkdownDocument): ItemBlock[] {
  return blocks.filter((block) => block.kind === "item").filter(({ box }) => box !== null);
}
