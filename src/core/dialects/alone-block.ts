import type { Block, ItemBlock } from "../markdown/markdown-document.ts";
import { moveSpan } from "../markdown/move-block.ts";
import { type Origin, originOf } from "../markdown/section-cache.ts";
import type { FoundTask } from "./find/found-task.ts";
import type { TaskBlock } from "./task-block.ts";

/** A task's block in its section alone. */
export interface AloneBlock {
  /** The item or the heading that it begins with. */
  readonly key: Block;
  readonly block: TaskBlock;
  readonly origin: Origin;
}

/** Null for a task that no section holds as a whole, and for one that is not kept: a row, a line. */
export function aloneBlock({ block, heading }: FoundTask): AloneBlock | null {
  if (block.kind === "item") {
    const origin = originOf(block as ItemBlock);
    return origin?.block.kind === "item" ? { key: origin.block, block: origin.block, origin } : null;
  }
  const origin = heading === undefined ? null : originOf(heading);
  return origin === null ? null : aloneHeading(block, origin);
}

function aloneHeading(block: TaskBlock, origin: Origin): AloneBlock | null {
  const { section, offset, lines } = origin;
  const children: Block[] = [];
  for (const child of block.children) {
    const of = originOf(child);
    if (of?.section !== section || of.offset !== offset || of.lines !== lines) return null;
    children.push(of.block);
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
  return { key: origin.block, block: alone, origin };
}
