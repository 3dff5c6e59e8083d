import type { Block, ItemBlock } from "./markdown-document.ts";
import type { Span } from "./place.ts";

/** Told of each block that was moved, those inside of others too. */
type Remember = (moved: Block, block: Block) => void;

/** A block as it is so many characters and lines further down. */
export function moveBlock(block: Block, offset: number, lines: number, remember: Remember = () => {}): Block {
  const moved = block.kind === "item" ? moveItem(block, offset, lines, remember) : moveOther(block, offset, lines);
  remember(moved, block);
  return moved;
}

function moveItem(item: ItemBlock, offset: number, lines: number, remember: Remember): ItemBlock {
  const { kind, depth, ordered, box, text, children } = item;
  return {
    kind,
    depth,
    ordered,
    box: box && { mark: box.mark, span: moveSpan(box.span, offset) },
    text,
    textSpan: moveSpan(item.textSpan, offset),
    line: item.line + lines,
    endLine: item.endLine + lines,
    span: moveSpan(item.span, offset),
    children: children.length === 0 ? children : children.map((child) => moveBlock(child, offset, lines, remember)),
  };
}

function moveOther(block: Exclude<Block, ItemBlock>, offset: number, lines: number): Block {
  const place = { line: block.line + lines, span: moveSpan(block.span, offset) };
  switch (block.kind) {
    case "heading":
      return { ...block, ...place };
    case "table": {
      const rows = block.rows.map((row) => ({
        ...row,
        line: row.line + lines,
        spans: row.spans.map((span) => moveSpan(span, offset)),
      }));
      return { ...block, ...place, endLine: block.endLine + lines, rows };
    }
    default:
      return { ...block, ...place, endLine: block.endLine + lines };
  }
}

export function moveSpan({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}
