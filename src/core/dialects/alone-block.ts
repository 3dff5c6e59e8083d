import type { Block, ItemBlock } from "../markdown/markdown-document.ts";
import { moveSpan } from "../markdown/move-block.ts";
import { originOf, type Shift, shiftOf } from "../markdown/section-cache.ts";
import type { FoundTask } from "./find/found-task.ts";
import type { TaskBlock } from "./task-block.ts";

/** A task's block in its section alone. */
export interface AloneBlock {
  /** The item or the heading that it begins with. */
  readonly key: Block;
  readonly block: TaskBlock;
  readonly shift: Shift;
}

/** Null for a task that no section holds as a whole, and for one that is not kept: a row, a line. */
export function aloneBlock({ block, heading }: FoundTask): AloneBlock | null {
  const begin = block.kind === "item" ? (block as ItemBlock) : heading;
  const key = begin === undefined ? null : originOf(begin);
  const shift = begin === undefined ? null : shiftOf(begin);
  if (key === null || shift === null) return null;
  if (block.kind === "item") return key.kind === "item" ? { key, block: key, shift } : null;
  return aloneHeading(block, key, shift);
}

function aloneHeading(block: TaskBlock, key: Block, shift: Shift): AloneBlock | null {
  const { section, offset, lines } = shift;
  const children: Block[] = [];
  for (const child of block.children) {
    const [origin, moved] = [originOf(child), shiftOf(child)];
    if (origin === null || moved?.section !== section || moved.offset !== offset || moved.lines !== lines) return null;
    children.push(origin);
  }
  const { kind, box, text, line, endLine } = block;
  const alone: TaskBlock = {
    kind,
    box: box && { mark: box.mark, span: moveSpan(box.span, -offset) },
    text,
    textSpan: moveSpan(block.textSpan, -offset),
    line: line - lines,
    endLine: endLine - lines,
    span: moveSpan(block.span, -offset),
    children,
  };
  return { key, block: alone, shift };
}
