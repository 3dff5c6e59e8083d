import type { ItemBlock } from "../../markdown/markdown-document.ts";

/** An item with its `[B]` as a box, and the items below it too, where the document explains that letter as a status. */
export function withLetterBoxes(item: ItemBlock, letters: ReadonlySet<string>): ItemBlock {
  const children = item.children.map((child) => (child.kind === "item" ? withLetterBoxes(child, letters) : child));
  const match = item.box === null ? /^\[([A-Za-z])\][ \t]+/.exec(item.text) : null;
  const mark = match?.[1];
  if (!match || mark === undefined || !letters.has(mark)) return { ...item, children };
  const { start, end } = item.textSpan;
  const width = match[0].length;
  return {
    ...item,
    children,
    box: { mark, span: { start: start + 1, end: start + 2 } },
    text: item.text.slice(width),
    textSpan: { start: start + width, end },
  };
}
